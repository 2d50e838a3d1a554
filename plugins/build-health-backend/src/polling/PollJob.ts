import type { SchedulerService } from '@backstage/backend-plugin-api';
import { isError } from '@backstage/errors';
import type { Poller } from './Poller';

const ID = 'build-health-poll-sources';
const POLL = {
  frequency: { seconds: 30 },
  // A run ends after a minute and the step that it is in; another process goes on after this one has died.
  timeout: { minutes: 5 },
  // The catalog is read first: it says what is to be asked for.
  initialDelay: { seconds: 30 },
};

/** Has providers asked for builds, by one process at a time. */
export class PollJob {
  readonly #poller: Pick<Poller, 'run'>;
  readonly #scheduler: SchedulerService;

  constructor(options: {
    poller: Pick<Poller, 'run'>;
    scheduler: SchedulerService;
  }) {
    this.#poller = options.poller;
    this.#scheduler = options.scheduler;
  }

  async start(): Promise<void> {
    await this.#scheduler
      .createScheduledTaskRunner({ ...POLL, scope: 'global' })
      .run({
        id: ID,
        fn: signal => this.#poller.run(signal),
      });
  }

  /** Within seconds, in whichever process. */
  async runNow(): Promise<void> {
    try {
      await this.#scheduler.triggerTask(ID);
    } catch (error) {
      // It runs already, and again in half a minute.
      if (!isError(error) || error.name !== 'ConflictError') throw error;
    }
  }
}
