import type { SchedulerService } from '@backstage/backend-plugin-api';
import type { Heartbeat } from '../operation/Heartbeat';

const LOOK = { frequency: { seconds: 10 }, timeout: { seconds: 30 } };

/** Has the heartbeat looked at in each process: which one beats is settled in the database, so that the death of one is no beat that is missing. */
export class HeartbeatJob {
  readonly #heartbeat: Pick<Heartbeat, 'beat'>;

  constructor(options: { heartbeat: Pick<Heartbeat, 'beat'> }) {
    this.#heartbeat = options.heartbeat;
  }

  async start(scheduler: SchedulerService): Promise<void> {
    await scheduler.createScheduledTaskRunner({ ...LOOK, scope: 'local' }).run({
      id: 'alerts-heartbeat',
      fn: signal => this.#heartbeat.beat(signal),
    });
  }
}
