import {
  resolveSchedule,
  runtimeClocks,
  usersOf,
  type OnCallGap,
  type OnCallInterval,
  type ScheduleConfiguration,
} from '@callboard/backstage-plugin-oncall-common';
import type { KeptSchedule, ScheduleStore } from '../database/ScheduleStore';
import { inSlices } from './inSlices';

const DAY = 86_400_000;
/** For so long ahead who is on call is worked out at once. */
const AHEAD = 366 * DAY;
const RENEW_AFTER = DAY;
/** So that a shift that runs tells its true beginning, unless it is longer than that. */
export const BEHIND = 35 * DAY;
/** How long a window one outlook takes, in milliseconds. */
export const OUTLOOK = BEHIND + AHEAD + RENEW_AFTER;

/** A year of one schedule and a month before, worked out at `madeAt`. */
export interface Outlook {
  madeAt: number;
  /** So far it reaches: what lasts until then may go on, or never end. */
  until: number;
  intervals: OnCallInterval[];
  gaps: OnCallGap[];
}

export interface BookEntry {
  schedule: KeptSchedule;
  configuration: ScheduleConfiguration;
  /** Everybody it names or ever named, in any version or override. */
  people: ReadonlySet<string>;
}

export const toConfiguration = (
  schedule: KeptSchedule,
): ScheduleConfiguration => ({
  versions: schedule.versions.map(({ version, effectiveAt }) => ({
    ...version,
    // As an instant: what was saved with one clock does not move with another.
    effectiveFrom: effectiveAt?.toISOString(),
  })),
  overrides: schedule.overrides.map(({ override, startsAt, endsAt }) => ({
    ...override,
    startsAt: startsAt.toISOString(),
    endsAt: endsAt.toISOString(),
  })),
});

/** Works out what a schedule is made of. */
export function toEntry(schedule: KeptSchedule): BookEntry {
  const configuration = toConfiguration(schedule);
  return { schedule, configuration, people: new Set(usersOf(configuration)) };
}

/**
 * All schedules, in the memory of this process. Each request asks the database for the number of the last change, and reads
 * anew when it has moved, by this process or by another one.
 */
export class ScheduleBook {
  readonly #store: Pick<ScheduleStore, 'readRevision' | 'readChanged'>;
  #revision = -1;
  #entries = new Map<string, BookEntry>();
  /** What is read now, or was read last. */
  #reading: Promise<void> = Promise.resolve();
  /** A reading that has not begun: whoever comes until it does shares it. */
  #waiting?: Promise<void>;
  readonly #outlooks = new WeakMap<BookEntry, Outlook>();

  constructor(options: {
    store: Pick<ScheduleStore, 'readRevision' | 'readChanged'>;
  }) {
    this.#store = options.store;
  }

  /** By id. Holds every change that was made before it was asked for. */
  async current(): Promise<ReadonlyMap<string, BookEntry>> {
    if ((await this.#store.readRevision()) !== this.#revision) {
      this.#waiting ??= this.#readAfter(this.#reading);
      await this.#waiting;
    }
    return this.#entries;
  }

  /** What the coming year holds; of unchanged schedules it is known already. */
  outlook(entry: BookEntry, now: number): Outlook {
    const known = this.#outlooks.get(entry);
    if (known && known.madeAt <= now && now < known.madeAt + RENEW_AFTER) {
      return known;
    }
    const from = now - BEHIND;
    const to = now + AHEAD + RENEW_AFTER;
    const clocks = runtimeClocks(from, to);
    const outlook = {
      madeAt: now,
      until: to,
      ...resolveSchedule(entry.configuration, from, to, clocks),
    };
    this.#outlooks.set(entry, outlook);
    return outlook;
  }

  /** Whether somebody is on call now or in the coming year. */
  hasShiftAhead(entry: BookEntry, userRef: string, now: number): boolean {
    return (
      entry.people.has(userRef) &&
      this.outlook(entry, now).intervals.some(
        ({ endsAt, userRefs }) => endsAt > now && userRefs.includes(userRef),
      )
    );
  }

  /** Works out what is not known yet, in slices, so that other requests get in between. */
  async prepare(entries: Iterable<BookEntry>, now: number): Promise<void> {
    await inSlices(entries, entry => this.outlook(entry, now));
  }

  /** One reading at a time. What was read meanwhile mostly is enough for those who waited. */
  async #readAfter(reading: Promise<void>): Promise<void> {
    await reading.catch(() => undefined);
    this.#reading = this.#waiting ?? reading;
    this.#waiting = undefined;
    if ((await this.#store.readRevision()) !== this.#revision) {
      await this.#read();
    }
  }

  async #read(): Promise<void> {
    const known = new Map<string, number>();
    for (const [id, { schedule }] of this.#entries) {
      known.set(id, schedule.revision);
    }
    const { revision, ids, changed } = await this.#store.readChanged(known);
    const anew = new Map(changed.map(each => [each.id, toEntry(each)]));
    this.#entries = new Map(
      ids.map(id => [id, anew.get(id) ?? this.#entries.get(id)!]),
    );
    this.#revision = revision;
  }
}
