import type {
  LifecycleService,
  LoggerService,
  SchedulerService,
} from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import type { MessageDelivery } from '../notices/MessageDelivery';
import { OneAtATime } from './OneAtATime';
import type { ScheduleWatch } from './ScheduleWatch';
import type { ServiceWatch } from './ServiceWatch';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;

/**
 * Looks at schedules and services and tells what there is to tell: at the moments that the schedules themselves say, at once
 * when it is woken, and once a minute for what other processes wrote or could not send. Each process does so, as what it
 * finds is written by one only. It is sent apart from that: whoever does not answer holds up no look.
 */
export class WatchJob {
  readonly #watch: Pick<ScheduleWatch, 'look' | 'nextAt'>;
  readonly #services: Pick<ServiceWatch, 'look'>;
  readonly #delivery: Pick<MessageDelivery, 'deliverDue'>;
  readonly #logger: LoggerService;
  readonly #looks = new OneAtATime(() => this.#look());
  readonly #deliveries = new OneAtATime(() => this.#deliver());
  readonly #stop = new AbortController();
  #timer?: NodeJS.Timeout;

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
      this.#stop.abort();
      clearTimeout(this.#timer);
      await Promise.all([this.#looks.settled(), this.#deliveries.settled()]);
    });
    const runner = () =>
      options.scheduler.createScheduledTaskRunner({
        frequency: { minutes: 1 },
        timeout: { minutes: 5 },
        scope: 'local',
      });
    await runner().run({ id: 'oncall-watch', fn: () => this.#looks.run() });
    await runner().run({
      id: 'oncall-deliver',
      fn: () => this.#deliveries.run(),
    });
  }

  /** Looks soon, and tells what it finds, without making anybody wait. */
  wake(): void {
    this.#looks
      .run()
      .then(() => this.#deliveries.run())
      .catch(() => undefined);
  }

  async #look(): Promise<void> {
    const { signal } = this.#stop;
    if (signal.aborted) return;
    try {
      await this.#watch.look(signal);
      await this.#services.look(signal);
    } catch (error) {
      this.#tell('What is to be told of on-call could not be found out', error);
    }
    this.#setTimer();
  }

  async #deliver(): Promise<void> {
    const { signal } = this.#stop;
    if (signal.aborted) return;
    try {
      await this.#delivery.deliverDue(signal);
    } catch (error) {
      this.#tell('What is to be told of on-call could not be sent', error);
    }
  }

  #tell(problem: string, error: unknown): void {
    if (this.#stop.signal.aborted) return;
    this.#logger.error(
      `${problem}; it is tried again within a minute`,
      toError(error),
    );
  }

  #setTimer(): void {
    clearTimeout(this.#timer);
    if (this.#stop.signal.aborted) return;
    const left = this.#watch.nextAt - Date.now();
    // Until later than that it is looked anyway.
    if (left > 2 * MINUTE) return;
    // A timer may come a little early, and would find nothing then; what is due still was left to another process.
    const wait = left > 0 ? left + 5 : SECOND;
    this.#timer = setTimeout(() => this.wake(), wait).unref();
  }
}
