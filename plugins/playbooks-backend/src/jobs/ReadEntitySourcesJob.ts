import type { SchedulerService } from '@backstage/backend-plugin-api';
import type { ImageStore } from '../images/ImageStore';
import type { SourceBook, Sources } from '../sources/SourceBook';
import type { PageSync } from '../sync/PageSync';

const SCHEDULE = { frequency: { minutes: 1 }, timeout: { minutes: 15 } };

/** Pages have no such end: they are small, and runs and old links lead to them. */
const GONE_MS = 7 * 86_400_000;

/**
 * Reads the sources that entities name, in one process at a time: new ones within a minute, all of them again and again. Which
 * are due is in the database, so a process that takes over goes on where the other one was.
 */
export class ReadEntitySourcesJob {
  readonly #sync: Pick<PageSync, 'sync' | 'readAttempts'>;
  readonly #book: Pick<SourceBook, 'read'>;
  readonly #images: Pick<ImageStore, 'removeOf'>;
  readonly #isWhole: () => boolean;
  readonly #refreshMs: number;
  readonly #now: () => Date;

  constructor(options: {
    sync: Pick<PageSync, 'sync' | 'readAttempts'>;
    book: Pick<SourceBook, 'read'>;
    images: Pick<ImageStore, 'removeOf'>;
    /** Whether all entities are known. */
    isWhole: () => boolean;
    /** How long a source is not read again, in milliseconds. */
    refreshMs: number;
    now?: () => Date;
  }) {
    this.#sync = options.sync;
    this.#book = options.book;
    this.#images = options.images;
    this.#isWhole = options.isWhole;
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
    const { known } = this.#book.read();
    const attempts = await this.#sync.readAttempts();
    await this.#forgetGone(attempts, known);
    const sources = [...known.values()]
      .filter(({ readFor }) => readFor)
      .map(({ source }) => source);
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
  /** Images of what nobody names any more: a name that is changed and changed back within days loses none. */
  async #forgetGone(
    attempts: ReadonlyMap<string, Date>,
    known: Sources['known'],
  ): Promise<void> {
    if (!this.#isWhole()) return;
    const before = this.#now().getTime() - GONE_MS;
    const gone = [...attempts].flatMap(([id, at]) =>
      !known.has(id) && at.getTime() < before ? [id] : [],
    );
    await this.#images.removeOf(gone);
  }
}
