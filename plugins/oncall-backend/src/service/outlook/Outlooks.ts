import type { OnCallOutlook } from '@callboard/backstage-plugin-oncall-common';
import { groupBy } from '@internal/backend-kit';
import { inSlices } from '../inSlices';
import type { BookEntry, ScheduleBook } from '../ScheduleBook';
import { goneReason, reachable } from '../uncovered';
import { gapsInAll } from './gapsInAll';
import type { TurnTakers } from './TurnTakers';

const DAY = 86_400_000;
const YEAR = 365 * DAY;

interface OutlooksOptions {
  book: Pick<ScheduleBook, 'outlook'>;
  turns: TurnTakers;
  isGone: (userRef: string) => boolean;
  /** Milliseconds since 1970 in UTC. */
  now: number;
}

/** What lies ahead by schedules, from one moment on. Many entities have the same ones: each is worked out once. */
export class Outlooks {
  readonly #options: OutlooksOptions;
  readonly #known = new Map<string, OnCallOutlook>();

  constructor(options: OutlooksOptions) {
    this.#options = options;
  }

  /** Works out what will be asked for, in slices, so that other requests get in between. */
  async prepare(entries: Iterable<BookEntry>): Promise<void> {
    const { book, turns, now } = this.#options;
    await inSlices(entries, entry => {
      book.outlook(entry, now);
      turns.of(entry, now);
    });
  }

  /** @param entries - in the order in which they are asked; `undefined` where there are none */
  of(entries: readonly BookEntry[]): OnCallOutlook | undefined {
    if (entries.length === 0) return undefined;
    const key = entries.map(({ schedule }) => schedule.id).join(' ');
    const known = this.#known.get(key) ?? this.#make(entries);
    this.#known.set(key, known);
    return known;
  }

  #make(entries: readonly BookEntry[]): OnCallOutlook {
    const byLevel = groupBy(entries, ({ schedule }) => schedule.level);
    const levels = [...byLevel].sort(([one], [other]) => one - other);
    return {
      levels: levels.map(([level, own]) => ({
        level,
        people: this.#peopleOf(own),
      })),
      ...this.#gapsOf(levels[0][1]),
    };
  }

  #peopleOf(entries: readonly BookEntry[]): number {
    const { turns, isGone, now } = this.#options;
    const refs = entries.flatMap(entry => [...turns.of(entry, now)]);
    return new Set(refs.filter(ref => !isGone(ref))).size;
  }

  #gapsOf(entries: readonly BookEntry[]) {
    const { book, isGone, now } = this.#options;
    const gaps = gapsInAll(
      entries.map(
        entry => reachable(entry, book.outlook(entry, now), isGone).gaps,
      ),
    ).filter(({ startsAt, endsAt }) => endsAt > now && startsAt < now + YEAR);
    const within = (days: number) =>
      gaps.filter(({ startsAt }) => startsAt < now + days * DAY).length;
    const [first] = gaps;
    return {
      gaps: { in30Days: within(30), in90Days: within(90) },
      ...(first && {
        firstGap: {
          startsAt: new Date(first.startsAt).toISOString(),
          endsAt: new Date(first.endsAt).toISOString(),
          reason: goneReason(first.goneRefs),
        },
      }),
    };
  }
}
