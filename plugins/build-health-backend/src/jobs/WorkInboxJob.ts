import { setTimeout as sleep } from 'node:timers/promises';
import type { SchedulerService } from '@backstage/backend-plugin-api';

/** What a process that died has left, and what is to be tried again. New deliveries are worked in at once. */
const WORK = { frequency: { seconds: 10 }, timeout: { minutes: 1 } };
/** What a slow provider is asked for goes on after this: other sources are to be looked at again. */
const WAIT_MS = 10_000;

/** Works in what waits, in each process: the database says who takes what. */
export class WorkInboxJob {
  readonly #work: () => Promise<void>;
  readonly #waitMs: number;

  constructor(options: {
    /** Goes on when the run is over. */
    work: () => Promise<void>;
    /** For tests. */
    waitMs?: number;
  }) {
    this.#work = options.work;
    this.#waitMs = options.waitMs ?? WAIT_MS;
  }

  async start(scheduler: SchedulerService): Promise<void> {
    await scheduler.createScheduledTaskRunner({ ...WORK, scope: 'local' }).run({
      id: 'build-health-work-inbox',
      fn: () => this.#run(),
    });
  }

  async #run(): Promise<void> {
    const over = new AbortController();
    const wait = sleep(this.#waitMs, undefined, { signal: over.signal }).catch(
      () => undefined,
    );
    await Promise.race([this.#work(), wait]).finally(() => over.abort());
  }
}
