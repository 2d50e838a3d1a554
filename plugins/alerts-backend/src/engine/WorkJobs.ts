import type {
  LoggerService,
  SchedulerService,
} from '@backstage/backend-plugin-api';
import { stringifyError } from '@backstage/errors';

/** What is due is looked for so often; what has just come is worked on at once. */
const EACH_SECOND = { frequency: { seconds: 1 }, timeout: { minutes: 1 } };

/** A kind of work: does what is due, until nothing is. */
export interface Work {
  work(signal: AbortSignal): Promise<void>;
}

/** Keeps all kinds of work going, in each process: the database says who does what. */
export class WorkJobs {
  readonly #logger: LoggerService;
  readonly #stop: AbortSignal;
  readonly #jobs = new Map<string, () => Promise<void>>();

  /** @param options.stop - ends with the process */
  constructor(options: { logger: LoggerService; stop: AbortSignal }) {
    this.#logger = options.logger;
    this.#stop = options.stop;
  }

  add(id: string, work: Work): void {
    let isFailing = false;
    this.#jobs.set(id, async () => {
      try {
        await work.work(this.#stop);
        isFailing = false;
      } catch (error) {
        if (this.#stop.aborted || isFailing) return;
        // Once, until it goes well again: a database that is away would fill the log.
        isFailing = true;
        this.#logger.error(
          `${id} of alerts failed, and is tried each second: ${stringifyError(
            error,
          )}`,
        );
      }
    });
  }

  /** Has it done now. What fails stays, and is tried again in a second. */
  poke(id: string): void {
    void this.#jobs.get(id)?.();
  }

  async start(scheduler: SchedulerService): Promise<void> {
    for (const [id, fn] of this.#jobs) {
      await scheduler
        .createScheduledTaskRunner({ ...EACH_SECOND, scope: 'local' })
        .run({ id: `alerts-${id}`, fn });
    }
  }
}
