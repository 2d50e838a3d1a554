import type { KeptLink } from '../../database/CalendarLinkStore';
import type { Directory } from '../Directory';
import type { BookEntry, ScheduleBook } from '../ScheduleBook';
import { isAdmin, type Rules } from '../scheduleRules';

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

  /** Whether its owner may have it now. */
  async allow(
    link: Pick<KeptLink, 'kind' | 'target' | 'ownerRef'>,
  ): Promise<boolean> {
    const { kind, target, ownerRef } = link;
    if (!this.#directory.users.has(ownerRef)) return false;
    if (kind === 'person') return target === ownerRef;
    if (kind === 'team') return this.#isOfTeam(ownerRef, target);
    const entry = (await this.#book.current()).get(target);
    return (
      entry !== undefined &&
      (this.#isOfTeam(ownerRef, entry.schedule.teamRef) ||
        this.#hasShiftAhead(ownerRef, entry))
    );
  }

  #isOfTeam(userRef: string, teamRef: string): boolean {
    return (
      this.#directory.groups.has(teamRef) &&
      (this.#directory.isMember(userRef, teamRef) ||
        isAdmin(userRef, this.#rules, this.#directory))
    );
  }

  #hasShiftAhead(userRef: string, entry: BookEntry): boolean {
    if (!entry.people.has(userRef)) return false;
    const now = this.#clock();
    return this.#book
      .outlook(entry, now)
      .intervals.some(
        ({ endsAt, userRefs }) => endsAt > now && userRefs.includes(userRef),
      );
  }
}
