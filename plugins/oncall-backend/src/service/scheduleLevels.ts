import {
  resolveSchedule,
  runtimeClocks,
  type OnCallLevel,
  type UncoveredSpan,
} from '@callboard/backstage-plugin-oncall-common';
import { inSlices } from './inSlices';
import type { Naming } from './Naming';
import { nowAndNext } from './nowAndNext';
import {
  BEHIND,
  type BookEntry,
  type Outlook,
  type ScheduleBook,
} from './ScheduleBook';
import { goneReason, reachable } from './uncovered';
import { versionAt } from './versionAt';

const DAY = 86_400_000;

/** So far around a moment it is looked for who is on call and who is next; further while that is not found. */
const REACHES = [16 * DAY, 64 * DAY, 366 * DAY];

const isNear = (at: number, now: number) => at >= now - DAY && at < now + DAY;

type IsGone = (userRef: string) => boolean;

function nearNow(entry: BookEntry, outlook: Outlook, at: number, gone: IsGone) {
  const { intervals, gaps } = reachable(entry, outlook, gone);
  return { ...nowAndNext({ intervals }, at), gaps, until: outlook.until };
}

/** The same for a moment that nothing is worked out of yet. */
function elsewhere(entry: BookEntry, at: number, gone: IsGone) {
  const look = (reach: number) => {
    const from = at - Math.min(reach, BEHIND);
    const to = at + reach;
    const clocks = runtimeClocks(from, to);
    const resolved = resolveSchedule(entry.configuration, from, to, clocks);
    const outlook = { madeAt: at, until: to, ...resolved };
    const found = nearNow(entry, outlook, at, gone);
    const { now, next } = found;
    // Whatever touches the ends may go on beyond them.
    const isSure = next && next.endsAt < to && now?.startsAt !== from;
    return { found, isSure };
  };
  const [first, ...further] = REACHES;
  let { found, isSure } = look(first);
  for (const reach of further) {
    if (!isSure) ({ found, isSure } = look(reach));
  }
  return found;
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

  /** Works out what will be asked for, in slices, so that other requests get in between. */
  async prepare(entries: Iterable<BookEntry>): Promise<void> {
    await inSlices(entries, entry => this.of(entry));
  }

  of(entry: BookEntry): OnCallLevel {
    const known = this.#known.get(entry);
    if (known) return known;
    const { book, naming, now, at } = this.#options;
    const { schedule } = entry;
    // Whoever has left since was on call in the past all the same.
    const isGone = (ref: string) => at >= now && naming.isGone(ref);
    const found = isNear(at, now)
      ? nearNow(entry, book.outlook(entry, now), at, isGone)
      : elsewhere(entry, at, isGone);
    const level = {
      level: schedule.level,
      schedule: {
        id: schedule.id,
        name: schedule.name,
        timeZone: versionAt(schedule, at).version.timeZone,
      },
      now: found.now && naming.shift(found.now, found.until),
      next: found.next && naming.shift(found.next, found.until),
    };
    this.#known.set(entry, level);
    if (!found.now) this.#gone.set(level, goneAt(found.gaps, at));
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
