import {
  resolveSchedule,
  runtimeClocks,
  type OnCallLevel,
  type UncoveredSpan,
} from '@callboard/backstage-plugin-oncall-common';
import type { Naming } from './Naming';
import { nowAndNext } from './nowAndNext';
import type { BookEntry, Outlook, ScheduleBook } from './ScheduleBook';
import { goneReason, reachable } from './uncovered';

const DAY = 86_400_000;

/** The order in which a team's schedules are asked. */
export const byLevel = (one: BookEntry, other: BookEntry) =>
  one.schedule.level - other.schedule.level ||
  one.schedule.name.localeCompare(other.schedule.name, 'en-US') ||
  one.schedule.id.localeCompare(other.schedule.id, 'en-US');

function yearFrom({ configuration }: BookEntry, at: number): Outlook {
  const to = at + 366 * DAY;
  const clocks = runtimeClocks(at, to);
  return { madeAt: at, ...resolveSchedule(configuration, at, to, clocks) };
}

const goneAt = (gaps: readonly UncoveredSpan[], at: number) =>
  nowAndNext({ intervals: gaps }, at).now?.goneRefs ?? [];

/** Who is on call by schedules at one instant. Many entities have the same team: each schedule is worked out once. */
export class ScheduleLevels {
  readonly #options: {
    book: ScheduleBook;
    naming: Naming;
    now: number;
    at: number;
  };
  readonly #known = new Map<BookEntry, OnCallLevel>();
  readonly #gone = new Map<OnCallLevel, readonly string[]>();

  /**
   * @param options - `now` and `at`, the instant that is asked for, in milliseconds since 1970 in UTC
   */
  constructor(options: {
    book: ScheduleBook;
    naming: Naming;
    now: number;
    at: number;
  }) {
    this.#options = options;
  }

  of(entry: BookEntry): OnCallLevel {
    const known = this.#known.get(entry);
    if (known) return known;
    const { book, naming, now, at } = this.#options;
    const { schedule } = entry;
    const isNear = at >= now - DAY && at < now + DAY;
    const outlook = isNear ? book.outlook(entry, now) : yearFrom(entry, at);
    // Whoever has left since was on call in the past all the same.
    const isGone = (ref: string) => at >= now && naming.isGone(ref);
    const { intervals, gaps } = reachable(entry, outlook, isGone);
    const found = nowAndNext({ intervals }, at);
    const level = {
      level: schedule.level,
      schedule: { id: schedule.id, name: schedule.name },
      now: found.now && naming.shift(found.now),
      next: found.next && naming.shift(found.next),
    };
    this.#known.set(entry, level);
    if (!found.now) this.#gone.set(level, goneAt(gaps, at));
    return level;
  }

  /** Why nobody is named by schedules, and the fix. */
  nobodyReason(levels: readonly OnCallLevel[]): string {
    const gone = levels.flatMap(level => this.#gone.get(level) ?? []);
    const reason = goneReason([...new Set(gone)].sort());
    return reason ? `${nobodyReason(levels)}; ${reason}` : nobodyReason(levels);
  }
}

function nobodyReason(levels: readonly OnCallLevel[]): string {
  const next = levels
    .flatMap(level => (level.next ? [level.next.startsAt] : []))
    .sort()[0];
  const names = levels.map(({ schedule }) => schedule.name).join(', ');
  return next
    ? `Nobody is on call by ${names} until ${next}; add an override to cover the gap`
    : `Nobody is on call by ${names} in the coming year; edit the schedule`;
}
