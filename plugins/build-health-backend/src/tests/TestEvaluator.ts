import type { LoggerService } from '@backstage/backend-plugin-api';
import { stringifyError } from '@backstage/errors';
import type { TestVerdictStore } from '../database/TestVerdictStore';
import { judgeTests } from './judgeTests';

/** Also without new reports: runs get too old, and what was told of builds later may change a verdict. */
const LONGEST_MS = 86_400_000;
const BATCH = 50;

/** Judges tests of pipelines with new reports. Two processes that judge the same come to the same. */
export class TestEvaluator {
  readonly #store: TestVerdictStore;
  readonly #logger: LoggerService;
  readonly #now: () => Date;
  #working?: Promise<void>;
  #hasNews = false;

  constructor(options: {
    store: TestVerdictStore;
    logger: LoggerService;
    now?: () => Date;
  }) {
    this.#store = options.store;
    this.#logger = options.logger;
    this.#now = options.now ?? (() => new Date());
  }

  /** Judges what is due, each pipeline once. Called again meanwhile, it looks once more. */
  work(signal: AbortSignal): Promise<void> {
    this.#hasNews = true;
    this.#working ??= this.#workAll(signal).finally(() => {
      this.#working = undefined;
    });
    return this.#working;
  }

  async #workAll(signal: AbortSignal): Promise<void> {
    while (this.#hasNews && !signal.aborted) {
      this.#hasNews = false;
      const seen = new Set<number>();
      for (;;) {
        const due = await this.#store.readDue({
          notSince: new Date(this.#now().getTime() - LONGEST_MS),
          limit: seen.size + BATCH,
        });
        const next = due.filter(id => !seen.has(id));
        if (next.length === 0) break;
        for (const pipelineId of next) {
          if (signal.aborted) return;
          seen.add(pipelineId);
          await this.#evaluate(pipelineId);
        }
      }
    }
  }

  async #evaluate(pipelineId: number): Promise<void> {
    const begun = this.#now();
    try {
      const verdicts = await judgeTests(this.#store, pipelineId, begun);
      await this.#store.writeVerdicts(pipelineId, verdicts, begun);
    } catch (error) {
      this.#logger.warn(
        `Tests of pipeline ${pipelineId} could not be judged: ${stringifyError(
          error,
        )}`,
      );
    }
  }
}
