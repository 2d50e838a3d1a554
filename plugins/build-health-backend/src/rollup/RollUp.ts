import { setImmediate } from 'node:timers/promises';
import type { LoggerService } from '@backstage/backend-plugin-api';
import { stringifyError } from '@backstage/errors';
import { Rounds } from '@internal/backend-kit';
import type { HealthStore } from '../database/HealthStore';
import { Pace } from '../inbox/Pace';

/** Pipelines that are looked for at a time. */
const PAGE = 100;

interface RollUpOptions {
  store: Pick<HealthStore, 'findDirty' | 'rollUpNext'>;
  logger: LoggerService;
  /** Called with pipelines whose days were worked out. */
  onRolledUp?: (pipelineIds: number[]) => Promise<void>;
  /** That of deliveries which come in. */
  pace?: Pick<Pace, 'rest'>;
}

/**
 * Works out the days that changes of builds have marked: at once what has just changed, and then what a process that died has
 * left, or the past of a source that is read for the first time.
 */
export class RollUp {
  readonly #options: RollUpOptions;
  readonly #pace: Pick<Pace, 'rest'>;
  /** Pipelines somebody may be looking at: what waits for longer does not hold them up. */
  readonly #urgent = new Set<number>();
  readonly #rounds = new Rounds();

  constructor(options: RollUpOptions) {
    this.#options = options;
    this.#pace = options.pace ?? new Pace();
  }

  /**
   * Works out what is marked, until nothing is. Called again meanwhile, it looks once more.
   *
   * @param changed - pipelines that come first
   */
  work(signal: AbortSignal, changed: readonly number[] = []): Promise<void> {
    changed.forEach(id => this.#urgent.add(id));
    return this.#rounds.run(signal, () => this.#workAll(signal));
  }

  async #workAll(signal: AbortSignal): Promise<void> {
    const { store } = this.#options;
    await this.#workUrgent(signal);
    let after = 0;
    for (;;) {
      const found = await store.findDirty(PAGE, after);
      if (found.length === 0 || signal.aborted) return;
      await this.#workEach(found, signal, () => this.#workUrgent(signal));
      after = found[found.length - 1];
    }
  }

  async #workUrgent(signal: AbortSignal): Promise<void> {
    while (this.#urgent.size > 0 && !signal.aborted) {
      // Those that change again while they wait for their turn are worked out once.
      const ids = [...this.#urgent].slice(0, PAGE);
      ids.forEach(id => this.#urgent.delete(id));
      await this.#workEach(ids, signal);
    }
  }

  /** One that fails holds up no other: its marks stay, and it is tried again. */
  async #workEach(
    ids: readonly number[],
    signal: AbortSignal,
    between?: () => Promise<void>,
  ): Promise<void> {
    const { store, logger, onRolledUp } = this.#options;
    for (const id of ids) {
      try {
        for (let more = true; more && !signal.aborted; ) {
          const begun = performance.now();
          more = await store.rollUpNext(id);
          // SQLite answers within the same turn, and others want one too.
          await setImmediate();
          await this.#pace.rest(begun, signal);
          if (more) await between?.();
        }
      } catch (error) {
        logger.warn(
          `Days of pipeline ${id} could not be worked out: ${stringifyError(
            error,
          )}`,
        );
      }
    }
    await onRolledUp?.([...ids]);
  }
}
