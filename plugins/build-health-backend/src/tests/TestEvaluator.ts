import type { LoggerService } from '@backstage/backend-plugin-api';
import { stringifyError } from '@backstage/errors';
import { Rounds } from '@internal/backend-kit';
import type { DueTests, TestVerdictStore } from '../database/TestVerdictStore';
import { judgeTests } from './judgeTests';

/** Also without new reports: runs get too old, and what was told of builds later may change a verdict. */
const LONGEST_MS = 86_400_000;
const BATCH = 50;

/** Judges tests of pipelines with new reports. Two processes that judge the same come to the same. */
export class TestEvaluator {
  readonly #store: TestVerdictStore;
  readonly #logger: LoggerService;
  readonly #onChange: (pipelineIds: readonly number[]) => unknown;
  readonly #now: () => Date;
  readonly #rounds = new Rounds();

  constructor(options: {
    store: TestVerdictStore;
    logger: LoggerService;
    /** Called with pipelines of which a test is called something else now; many of them at a time. */
    onChange: (pipelineIds: readonly number[]) => unknown;
    now?: () => Date;
  }) {
    this.#store = options.store;
    this.#logger = options.logger;
    this.#onChange = options.onChange;
    this.#now = options.now ?? (() => new Date());
  }

  /** Judges what is due, each pipeline once. Called again meanwhile, it looks once more. */
  work(signal: AbortSignal): Promise<void> {
    return this.#rounds.run(signal, () => this.#workAll(signal));
  }

  async #workAll(signal: AbortSignal): Promise<void> {
    const seen = new Set<number>();
    while (!signal.aborted) {
      const due = await this.#store.readDue({
        notSince: new Date(this.#now().getTime() - LONGEST_MS),
        limit: seen.size + BATCH,
      });
      const next = due.filter(({ pipelineId }) => !seen.has(pipelineId));
      if (next.length === 0) return;
      next.forEach(({ pipelineId }) => seen.add(pipelineId));
      await this.#evaluateAll(next, signal);
    }
  }

  async #evaluateAll(
    pipelines: readonly DueTests[],
    signal: AbortSignal,
  ): Promise<void> {
    const changed: number[] = [];
    for (const due of pipelines) {
      if (signal.aborted) break;
      if (await this.#evaluate(due)) changed.push(due.pipelineId);
    }
    if (changed.length > 0) await this.#onChange(changed);
  }

  /** @returns whether a test is called something else now */
  async #evaluate(due: DueTests): Promise<boolean> {
    const { pipelineId } = due;
    const begun = this.#now();
    try {
      const verdicts = await judgeTests(this.#store, pipelineId, begun);
      const changed = await this.#store.writeVerdicts(due, verdicts, begun);
      return changed.length > 0;
    } catch (error) {
      this.#logger.warn(
        `Tests of pipeline ${pipelineId} could not be judged: ${stringifyError(
          error,
        )}`,
      );
      return false;
    }
  }
}
