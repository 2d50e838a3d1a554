import { setTimeout as sleep } from 'node:timers/promises';
import type {
  SchedulerService,
  SchedulerServiceTaskScheduleDefinition,
} from '@backstage/backend-plugin-api';
import type { OncallSource } from '@callboard/backstage-plugin-oncall-node';
import type { Directory } from '../service/Directory';
import type { OwnerBook } from '../service/owners/OwnerBook';
import type { SourceBook } from '../service/sources/SourceBook';
import type { SourceReading } from '../service/sources/SourceReading';

const TAKE_IN: SchedulerServiceTaskScheduleDefinition = {
  frequency: { seconds: 15 },
  timeout: { minutes: 1 },
};
const OWNERS: SchedulerServiceTaskScheduleDefinition = {
  frequency: { minutes: 2 },
  timeout: { minutes: 2 },
};
/** After a start the catalog is not read at once; the first turn waits instead of missing. */
const WAIT_MS = 1_000;
const LONGEST_WAITS = 60;

/** Has each source read by one process at a time, and each process take in what was read and who owns what. */
export class ReadSourcesJob {
  readonly #sources: readonly OncallSource[];
  readonly #directory: Pick<Directory, 'asOf'>;
  readonly #reading: Pick<SourceReading, 'read'>;
  readonly #book: Pick<SourceBook, 'load'>;
  readonly #owners: Pick<OwnerBook, 'read' | 'isNeeded'>;

  constructor(options: {
    sources: readonly OncallSource[];
    directory: Pick<Directory, 'asOf'>;
    reading: Pick<SourceReading, 'read'>;
    book: Pick<SourceBook, 'load'>;
    owners: Pick<OwnerBook, 'read' | 'isNeeded'>;
  }) {
    this.#sources = options.sources;
    this.#directory = options.directory;
    this.#reading = options.reading;
    this.#book = options.book;
    this.#owners = options.owners;
  }

  async start(scheduler: SchedulerService): Promise<void> {
    if (this.#owners.isNeeded) {
      await scheduler
        .createScheduledTaskRunner({ ...OWNERS, scope: 'local' })
        .run({
          id: 'oncall-read-owners',
          fn: async signal => {
            await this.#catalogRead(signal);
            await this.#owners.read(signal);
          },
        });
    }
    if (this.#sources.length === 0) return;
    await this.#book.load();
    for (const source of this.#sources) {
      await scheduler
        .createScheduledTaskRunner({
          frequency: source.refresh,
          timeout: { minutes: 10 },
          scope: 'global',
        })
        .run({
          id: `oncall-read-source-${source.id}`,
          fn: async signal => {
            await this.#catalogRead(signal);
            await this.#reading.read(source, signal);
          },
        });
    }
    await scheduler
      .createScheduledTaskRunner({ ...TAKE_IN, scope: 'local' })
      .run({ id: 'oncall-take-in-sources', fn: () => this.#book.load() });
  }

  async #catalogRead(signal: AbortSignal): Promise<void> {
    for (let wait = 0; wait < LONGEST_WAITS; wait++) {
      if (this.#directory.asOf || signal.aborted) return;
      await sleep(WAIT_MS, undefined, { signal });
    }
  }
}
