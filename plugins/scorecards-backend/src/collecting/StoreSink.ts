import type { EntityFacts } from '@callboard/backstage-plugin-scorecards-node';
import type { FactStore } from '../database/FactStore';
import type { RunStore } from '../database/RunStore';
import type { FactSink, RunOutcome } from './FactSink';

interface OpenRun {
  providerId: string;
  at: number;
  /** Entities of which a fact was new or other. */
  changed: number;
}

/** Keeps what collectors read in the database. */
export class StoreSink implements FactSink {
  readonly #facts: Pick<FactStore, 'write' | 'hold'>;
  readonly #runs: Pick<RunStore, 'begin' | 'end'>;
  readonly #open = new Map<string, OpenRun>();

  constructor(options: {
    facts: Pick<FactStore, 'write' | 'hold'>;
    runs: Pick<RunStore, 'begin' | 'end'>;
  }) {
    this.#facts = options.facts;
    this.#runs = options.runs;
  }

  async begin(providerId: string, begun: Date): Promise<string> {
    const at = begun.getTime();
    const runId = await this.#runs.begin({ providerId, at });
    this.#open.set(runId, { providerId, at, changed: 0 });
    return runId;
  }

  async write(runId: string, entities: readonly EntityFacts[]): Promise<void> {
    const run = this.#find(runId);
    const { providerId, at } = run;
    const written = await this.#facts.write({
      providerId,
      runId,
      at,
      entities,
    });
    run.changed += written.changed.length;
  }

  async hold(runId: string, entityRefs: readonly string[]): Promise<void> {
    const { providerId } = this.#find(runId);
    await this.#facts.hold({ providerId, runId, entityRefs });
  }

  async end(runId: string, outcome: RunOutcome): Promise<void> {
    const { changed } = this.#find(runId);
    this.#open.delete(runId);
    await this.#runs.end({
      ...outcome,
      id: runId,
      changed,
      at: outcome.at.getTime(),
    });
  }

  async writeOne(
    providerId: string,
    facts: EntityFacts,
    at: Date,
  ): Promise<void> {
    await this.#facts.write({
      providerId,
      at: at.getTime(),
      entities: [facts],
    });
  }

  #find(runId: string): OpenRun {
    const run = this.#open.get(runId);
    if (!run) throw new Error(`The run ${runId} is not one of this process`);
    return run;
  }
}
