import type {
  SchedulerService,
  SchedulerServiceTaskScheduleDefinition,
} from '@backstage/backend-plugin-api';
import type { CodeOwnersCollector } from '../service/evidence/CodeOwnersCollector';
import type { CodeOwnersReader } from '../service/evidence/CodeOwnersReader';

const REFRESH: SchedulerServiceTaskScheduleDefinition = {
  frequency: { seconds: 30 },
  timeout: { minutes: 5 },
};

/** Reads CODEOWNERS files, in one process at a time; and has each process take in what was read. */
export class ReadCodeOwnersJob {
  readonly #collector: Pick<CodeOwnersCollector, 'readDue'>;
  readonly #reader: Pick<CodeOwnersReader, 'refresh'>;

  constructor(options: {
    collector: Pick<CodeOwnersCollector, 'readDue'>;
    reader: Pick<CodeOwnersReader, 'refresh'>;
  }) {
    this.#collector = options.collector;
    this.#reader = options.reader;
  }

  async start(
    scheduler: SchedulerService,
    schedule: SchedulerServiceTaskScheduleDefinition,
  ): Promise<void> {
    await this.#reader.refresh();
    await scheduler
      .createScheduledTaskRunner({ ...schedule, scope: 'global' })
      .run({
        id: 'ownership-read-code-owners',
        fn: async signal => {
          await this.#collector.readDue(signal);
          await this.#reader.refresh();
        },
      });
    await scheduler
      .createScheduledTaskRunner({ ...REFRESH, scope: 'local' })
      .run({
        id: 'ownership-refresh-code-owners',
        fn: () => this.#reader.refresh(),
      });
  }
}
