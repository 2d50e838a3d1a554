import { createHash } from 'node:crypto';
import { ServiceUnavailableError } from '@backstage/errors';
import { writeCalendar } from '../../calendar/writeCalendar';
import type {
  CalendarLinkStore,
  KeptLink,
} from '../../database/CalendarLinkStore';
import type { Directory } from '../Directory';
import type { ScheduleBook } from '../ScheduleBook';
import type { CalendarPublisher } from './CalendarPublisher';
import type { CalendarRules } from './CalendarRules';

/** The use of a link is noted once in so many milliseconds. */
const NOTE_EVERY = 60 * 60_000;

/** What is kept of the secret part of a link's address. */
export const hashOf = (token: string) =>
  createHash('sha256').update(token).digest('hex');

/** A calendar as it is sent. */
export interface CalendarText {
  text: string;
  /** When what it tells last changed. */
  modifiedAt: Date;
}

/** Answers calendar programs, which bring a secret and nothing else. */
export class CalendarFeeds {
  readonly #links: Pick<CalendarLinkStore, 'findByTokenHash' | 'markUsed'>;
  readonly #publisher: CalendarPublisher;
  readonly #rules: CalendarRules;
  readonly #book: ScheduleBook;
  readonly #directory: Directory;
  readonly #clock: () => number;

  constructor(options: {
    links: Pick<CalendarLinkStore, 'findByTokenHash' | 'markUsed'>;
    publisher: CalendarPublisher;
    rules: CalendarRules;
    book: ScheduleBook;
    directory: Directory;
    /** Milliseconds since 1970 in UTC; for tests. */
    clock?: () => number;
  }) {
    this.#links = options.links;
    this.#publisher = options.publisher;
    this.#rules = options.rules;
    this.#book = options.book;
    this.#directory = options.directory;
    this.#clock = options.clock ?? Date.now;
  }

  /**
   * The calendar behind a secret; `undefined` for one that never was, was revoked, or whose owner may not have it any more:
   * nobody learns which of these it is.
   *
   * @throws `ServiceUnavailableError` until the catalog was read once, whatever the secret
   */
  async read(token: string): Promise<CalendarText | undefined> {
    if (!this.#directory.asOf) {
      throw new ServiceUnavailableError('The catalog is still being read');
    }
    const link = await this.#links.findByTokenHash(hashOf(token));
    if (!link) return undefined;
    const allows = await this.#rules.current();
    if (!allows(link)) return undefined;
    await this.#note(link);
    const events = await this.#publisher.read(link);
    const name = await this.#nameOf(link);
    return {
      text: await writeCalendar({ name, events }),
      modifiedAt: new Date(
        events.reduce(
          (latest, { modifiedAt }) => Math.max(latest, modifiedAt),
          link.createdAt.getTime(),
        ),
      ),
    };
  }

  async #nameOf({ kind, target }: KeptLink): Promise<string> {
    if (kind === 'schedule') {
      return (await this.#book.current()).get(target)?.schedule.name ?? '';
    }
    const { groups, users } = this.#directory;
    const title = (groups.get(target) ?? users.get(target))?.title ?? '';
    return `On call: ${title}`;
  }

  async #note({ id, lastUsedAt }: KeptLink): Promise<void> {
    const now = this.#clock();
    if (lastUsedAt && now - lastUsedAt.getTime() < NOTE_EVERY) return;
    await this.#links.markUsed(id, new Date(now));
  }
}
