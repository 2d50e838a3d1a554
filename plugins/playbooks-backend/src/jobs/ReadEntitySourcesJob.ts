import type { SchedulerService } from '@backstage/backend-plugin-api';
import type { SourceBook } from '../sources/SourceBook';
import type { PageSync } from '../sync/PageSync';

const SCHEDULE = { frequency: { minutes: 1 }, timeout: { minutes: 15 } };

/**
 * Reads the sources that entities name, in one process at a time: new ones within a minute, all of them again and again. Which
 * are due is in the database, so a process that takes over goes on where the other one was.
 */
export class ReadEntitySourcesJob {
  readonly #sync: Pick<PageSync, 'sync' | 'readAttempts'>;
  readonly #book: Pick<SourceBook, 'read'>;
  readonly #refreshMs: number;
  readonly #now: () => Date;

  constructor(options: {
    sync: Pick<PageSync, 'sync' | 'readAttempts'>;
    book: Pick<SourceBook, 'read'>;
    /** How long a source is not read again, in milliseconds. */
    refreshMs: number;
    now?: () => Date;
  }) {
    this.#sync = options.sync;
    this.#book = options.book;
    this.#refreshMs = options.refreshMs;
    this.#now = options.now ?? (() => new Date());
  }

  async start(scheduler: SchedulerService): Promise<void> {
    await scheduler
      .createScheduledTaskRunner({ ...SCHEDULE, scope: 'global' })
      .run({
        id: 'playbooks-read-entity-sources',
        fn: signal => this.#readDue(signal),
      });
  }

  async #readDue(signal: AbortSignal): Promise<void> {
    const sources = [...this.#book.read().known.values()]
      .filter(({ readFor }) => readFor)
      .map(({ source }) => source);
    if (sources.length === 0) return;
    const attempts = await this.#sync.readAttempts();
    const readAt = (id: string) => attempts.get(id)?.getTime() ?? 0;
    const before = this.#now().getTime() - this.#refreshMs;
    const due = sources
      .filter(({ id }) => readAt(id) <= before)
      .sort((a, b) => readAt(a.id) - readAt(b.id));
    for (const source of due) {
      if (signal.aborted) return;
      await this.#sync.sync(source, signal);
    }
  }
}
