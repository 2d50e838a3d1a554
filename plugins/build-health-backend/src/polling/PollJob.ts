import type { SchedulerService } from '@backstage/backend-plugin-api';
import type { Poller } from './Poller';

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

  constructor(options: { poller: Pick<Poller, 'run'> }) {
    this.#poller = options.poller;
  }

  async start(scheduler: SchedulerService): Promise<void> {
    await scheduler
      .createScheduledTaskRunner({ ...POLL, scope: 'global' })
      .run({
        id: 'build-health-poll-sources',
        fn: signal => this.#poller.run(signal),
      });
  }
}
