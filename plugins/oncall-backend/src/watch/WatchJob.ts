import type {
  LifecycleService,
  LoggerService,
  SchedulerService,
} from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import type { MessageDelivery } from '../notices/MessageDelivery';
import type { ScheduleWatch } from './ScheduleWatch';
import type { ServiceWatch } from './ServiceWatch';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;

/**
 * Looks at schedules and services and tells what there is to tell: at the moments that the schedules themselves say, at once when it is
 * woken, and once a minute for what other processes wrote or could not send. Each process does so, as what it finds is
 * written by one only.
 */
export class WatchJob {
  readonly #watch: Pick<ScheduleWatch, 'look' | 'nextAt'>;
  readonly #services: Pick<ServiceWatch, 'look'>;
  readonly #delivery: Pick<MessageDelivery, 'deliverDue'>;
  readonly #logger: LoggerService;
  #timer?: NodeJS.Timeout;
  #running?: Promise<void>;
  #isAgain = false;
  #isStopped = false;

  constructor(options: {
    watch: Pick<ScheduleWatch, 'look' | 'nextAt'>;
    services: Pick<ServiceWatch, 'look'>;
    delivery: Pick<MessageDelivery, 'deliverDue'>;
    logger: LoggerService;
  }) {
    this.#watch = options.watch;
    this.#services = options.services;
    this.#delivery = options.delivery;
    this.#logger = options.logger;
  }

  async start(options: {
    scheduler: SchedulerService;
    lifecycle: LifecycleService;
  }): Promise<void> {
    options.lifecycle.addShutdownHook(async () => {
      this.#isStopped = true;
      clearTimeout(this.#timer);
      await this.#running;
    });
    await options.scheduler
      .createScheduledTaskRunner({
        frequency: { minutes: 1 },
        timeout: { minutes: 5 },
        scope: 'local',
      })
      .run({ id: 'oncall-watch', fn: () => this.run() });
  }

  /** Looks soon, without making anybody wait. */
  wake(): void {
    this.run().catch(() => undefined);
  }

  /** Looks now; once more afterwards when it is asked for meanwhile. */
  async run(): Promise<void> {
    if (this.#isStopped) return;
    if (this.#running) {
      this.#isAgain = true;
      await this.#running;
      return;
    }
    this.#running = this.#lookUntilDone();
    try {
      await this.#running;
    } finally {
      this.#running = undefined;
      this.#setTimer();
    }
    // Somebody asked while the last round ended.
    if (this.#isAgain) await this.run();
  }

  async #lookUntilDone(): Promise<void> {
    do {
      this.#isAgain = false;
      try {
        await this.#watch.look();
        await this.#services.look();
        await this.#delivery.deliverDue();
      } catch (error) {
        if (this.#isStopped) return;
        this.#logger.error(
          'What is to be told of on-call could not be found out; it is tried again within a minute',
          toError(error),
        );
      }
    } while (this.#isAgain && !this.#isStopped);
  }

  #setTimer(): void {
    clearTimeout(this.#timer);
    if (this.#isStopped) return;
    const left = this.#watch.nextAt - Date.now();
    // Until later than that it is looked anyway.
    if (left > 2 * MINUTE) return;
    // A timer may come a little early, and would find nothing then; what is due still was left to another process.
    const wait = left > 0 ? left + 5 : SECOND;
    this.#timer = setTimeout(() => this.wake(), wait).unref();
  }
}
