import type { SchedulerService } from '@backstage/backend-plugin-api';
import type { AddressCheck } from '../links/AddressCheck';
import type { LinkCheck } from '../links/LinkCheck';
import type { SourceBook } from '../sources/SourceBook';

/** What is due is in the database; a run that is cut off goes on with the next one. */
const SCHEDULE = {
  frequency: { minutes: 30 },
  timeout: { hours: 1 },
  // The sources are read first.
  initialDelay: { minutes: 1 },
};

/** Asks other sites whether what is linked to is there, in one process at a time, and tells the pages. */
export class CheckLinksJob {
  readonly #collect: () => Promise<ReadonlySet<string>>;
  readonly #addresses: Pick<AddressCheck, 'check'>;
  readonly #linkCheck: Pick<LinkCheck, 'check'>;
  readonly #book: Pick<SourceBook, 'read'>;

  constructor(options: {
    /** Addresses that somebody links to and that may be asked for. */
    collect: () => Promise<ReadonlySet<string>>;
    addresses: Pick<AddressCheck, 'check'>;
    linkCheck: Pick<LinkCheck, 'check'>;
    book: Pick<SourceBook, 'read'>;
  }) {
    this.#collect = options.collect;
    this.#addresses = options.addresses;
    this.#linkCheck = options.linkCheck;
    this.#book = options.book;
  }

  async start(scheduler: SchedulerService): Promise<void> {
    await scheduler
      .createScheduledTaskRunner({ ...SCHEDULE, scope: 'global' })
      .run({
        id: 'playbooks-check-links',
        fn: async signal => {
          try {
            await this.#check(signal);
          } catch (error) {
            // The next run goes on.
            if (!signal.aborted) throw error;
          }
        },
      });
  }

  async #check(signal: AbortSignal): Promise<void> {
    await this.#addresses.check(await this.#collect(), signal);
    for (const { source } of this.#book.read().known.values()) {
      signal.throwIfAborted();
      await this.#linkCheck.check(source, signal);
    }
  }
}
