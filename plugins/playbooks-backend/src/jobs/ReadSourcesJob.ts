import type {
  SchedulerService,
  SchedulerServiceTaskScheduleDefinition,
} from '@backstage/backend-plugin-api';
import type { PageSource } from '../sources/PageSource';

/** What reads a source. It throws only where it cannot even say that a reading failed. */
interface SourceReading {
  sync(source: PageSource, signal: AbortSignal): Promise<unknown>;
}

/** Reads all sources, one after the other, in one process at a time. */
export class ReadSourcesJob {
  readonly #id: string;
  readonly #sync: SourceReading;
  readonly #sources: readonly PageSource[];

  constructor(options: {
    /** Of the task; each kind of sources has its own. */
    id: string;
    sync: SourceReading;
    sources: readonly PageSource[];
  }) {
    this.#id = options.id;
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
        id: this.#id,
        fn: async signal => {
          for (const source of this.#sources) {
            await this.#sync.sync(source, signal);
          }
        },
      });
  }
}
