import type { KeptLink } from '../../database/CalendarLinkStore';
import type { Directory } from '../Directory';
import type { BookEntry, ScheduleBook } from '../ScheduleBook';
import { isAdmin, type Rules } from '../scheduleRules';

/** Whether the owner of a link may have it. */
export type Allows = (
  link: Pick<KeptLink, 'kind' | 'target' | 'ownerRef'>,
) => boolean;

/**
 * Who may have which calendar, by what is known without asking a policy: a calendar program brings no credentials. A
 * schedule: people of its team, people with a shift ahead on it, and administrators. A team: its people, and administrators.
 * One's own shifts: every user of the catalog.
 */
export class CalendarRules {
  readonly #book: ScheduleBook;
  readonly #directory: Directory;
  readonly #rules: Rules;
  readonly #clock: () => number;

  constructor(options: {
    book: ScheduleBook;
    directory: Directory;
    rules: Rules;
    /** Milliseconds since 1970 in UTC; for tests. */
    clock?: () => number;
  }) {
    this.#book = options.book;
    this.#directory = options.directory;
    this.#rules = options.rules;
    this.#clock = options.clock ?? Date.now;
  }

  /** By the schedules as they are now, for as many links as one request or sweep looks at. */
  async current(): Promise<Allows> {
    const book = await this.#book.current();
    return link => this.#allow(link, book);
  }

  #allow(
    { kind, target, ownerRef }: Parameters<Allows>[0],
    book: ReadonlyMap<string, BookEntry>,
  ): boolean {
    if (!this.#directory.users.has(ownerRef)) return false;
    if (kind === 'person') return target === ownerRef;
    if (kind === 'team') return this.#isOfTeam(ownerRef, target);
    const entry = book.get(target);
    return (
      entry !== undefined &&
      (this.#isOfTeam(ownerRef, entry.schedule.teamRef) ||
        this.#book.hasShiftAhead(entry, ownerRef, this.#clock()))
    );
  }

  #isOfTeam(userRef: string, teamRef: string): boolean {
    return (
      this.#directory.groups.has(teamRef) &&
      (this.#directory.isMember(userRef, teamRef) ||
        isAdmin(userRef, this.#rules, this.#directory))
    );
  }
}
