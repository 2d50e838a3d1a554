import type {
  SchedulerService,
  SchedulerServiceTaskScheduleDefinition,
} from '@backstage/backend-plugin-api';
import type { PageSource } from '../sources/PageSource';
import type { PageSync } from '../sync/PageSync';

/** Reads all sources, one after the other, in one process at a time. */
export class ReadSourcesJob {
  readonly #sync: Pick<PageSync, 'sync'>;
  readonly #sources: readonly PageSource[];

  constructor(options: {
    sync: Pick<PageSync, 'sync'>;
    sources: readonly PageSource[];
  }) {
    this.#sync = options.sync;
    this.#sources = options.sources;
  }

  async start(
    scheduler: SchedulerService,
    schedule: SchedulerServiceTaskScheduleDefinition,
  ): Promise<void> {
    await scheduler
      .createScheduledTaskRunner({ ...schedule, scope: 'global' })
      .run({
        id: 'playbooks-read-sources',
        fn: async signal => {
          for (const source of this.#sources) {
            await this.#sync.sync(source, signal);
          }
        },
      });
  }
}
