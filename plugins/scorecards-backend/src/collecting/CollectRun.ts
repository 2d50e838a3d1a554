import type { Entity } from '@backstage/catalog-model';
import type { FactProvider } from '@callboard/backstage-plugin-scorecards-node';
import { askProvider, problemOf, type AskContext } from './askProvider';
import { batchesOf, type EntityBatch } from './batchesOf';
import { checkFacts, type CheckReading } from './checkFacts';
import type { FactSink, RunOutcome } from './FactSink';

const USUAL_BATCH = 200;
/** So many batches one after the other: the source is down, and is left alone until the next run. */
const MOST_FAILURES = 5;

/** Pages of the catalog; of these kinds, lower-case, or all. */
export type ReadEntities = (options: {
  kinds?: readonly string[];
  signal: AbortSignal;
}) => AsyncIterable<readonly Entity[]>;

export interface CollectRunOptions extends AskContext {
  entities: ReadEntities;
  sink: FactSink;
  checkReading: CheckReading;
  now?: () => Date;
}

/** What has happened in a run so far. */
class Tally {
  entities = 0;
  failed = 0;
  failedInARow = 0;
  isThrough = false;
  problems = 0;
  firstProblem?: string;

  note(problem: string): void {
    this.problems += 1;
    this.firstProblem ??= problem;
  }

  outcome(signal: AbortSignal, at: Date): RunOutcome {
    const { entities, failed, firstProblem } = this;
    return {
      state: this.#state(signal),
      entities,
      failed,
      ...(firstProblem && { error: firstProblem }),
      at,
    };
  }

  #state(signal: AbortSignal): RunOutcome['state'] {
    if (!this.isThrough) return signal.aborted ? 'aborted' : 'failed';
    if (this.entities === 0 && this.failed > 0) return 'failed';
    return this.problems > 0 || this.failed > 0 ? 'partial' : 'ok';
  }
}

/** Asks one provider about all entities, batch by batch, and has what it says kept. A batch that fails holds up no other. */
export class CollectRun {
  readonly #options: CollectRunOptions;
  readonly #now: () => Date;

  constructor(options: CollectRunOptions) {
    this.#options = options;
    this.#now = options.now ?? (() => new Date());
  }

  /** @throws only where the run itself cannot be recorded */
  async run(provider: FactProvider, signal: AbortSignal): Promise<RunOutcome> {
    const { sink, entities, logger } = this.#options;
    const runId = await sink.begin(provider.id, this.#now());
    const tally = new Tally();
    try {
      const { kinds, batchSize: size = USUAL_BATCH } = provider;
      const pages = entities({ kinds, signal });
      for await (const batch of batchesOf(pages, { size, kinds })) {
        signal.throwIfAborted();
        await this.#collect(provider, batch, { runId, tally, signal });
        if (tally.failedInARow === MOST_FAILURES) {
          throw new Error(
            `${MOST_FAILURES} batches failed one after the other; the rest is left for the next run`,
          );
        }
      }
      signal.throwIfAborted();
      tally.isThrough = true;
    } catch (error) {
      if (!signal.aborted) tally.note(problemOf(error));
    }
    const outcome = tally.outcome(signal, this.#now());
    if (outcome.error) {
      logger.warn(
        `Facts of ${provider.id}: ${outcome.state}, ${outcome.entities} entities read, ${outcome.failed} not; ${tally.problems} problems, the first one: ${outcome.error}`,
      );
    }
    await sink.end(runId, outcome);
    return outcome;
  }

  async #collect(
    provider: FactProvider,
    batch: EntityBatch,
    options: { runId: string; tally: Tally; signal: AbortSignal },
  ): Promise<void> {
    const { runId, tally, signal } = options;
    const { sink, checkReading } = this.#options;
    const asked = new Set(batch.keys());
    let said;
    try {
      said = await askProvider(provider, [...batch.values()], {
        ...this.#options,
        signal,
        now: this.#now(),
      });
    } catch (error) {
      signal.throwIfAborted();
      tally.note(problemOf(error));
      tally.failed += asked.size;
      tally.failedInARow += 1;
      await sink.hold(runId, [...asked]);
      return;
    }
    tally.failedInARow = 0;
    const { facts, problems } = await checkFacts(provider, said, {
      asked,
      checkReading,
    });
    problems.forEach(problem => tally.note(problem));
    for (const { entityRef } of facts) asked.delete(entityRef);
    tally.entities += facts.length;
    tally.failed += asked.size;
    if (facts.length > 0) await sink.write(runId, facts);
    if (asked.size > 0) await sink.hold(runId, [...asked]);
  }
}
