import { NotFoundError } from '@backstage/errors';
import {
  zoneTables,
  type ListSchedulesRequest,
  type MyShift,
  type PersonShift,
  type Schedule,
  type ScheduleAction,
  type ScheduleChange,
  type SchedulePage,
} from '@callboard/backstage-plugin-oncall-common';
import type { DeletedSchedule, ScheduleStore } from '../database/ScheduleStore';
import type { Viewer } from './Admission';
import type { Directory } from './Directory';
import { moveOf } from './moveOf';
import { Naming } from './Naming';
import { nowAndNext } from './nowAndNext';
import { toEntry, type BookEntry, type ScheduleBook } from './ScheduleBook';
import { listSchedules } from './scheduleList';
import { goneReason, reachable } from './uncovered';
import { allowedActions, type Rules } from './scheduleRules';
import type { SourcedTeams } from './sources/SourcedTeams';
import { versionAt } from './versionAt';
import { visibleEntries } from './visibleEntries';

const DAY = 86_400_000;
const MY_SHIFTS_AHEAD = 56 * DAY;
const YEAR = 365 * DAY;
const CHANGES = 200;

/** A stretch of time, half-open, in milliseconds since 1970 in UTC. */
interface Stretch {
  startsAt: number;
  endsAt: number;
}

/** A deleted schedule as it was. */
export interface DeletedEntry extends DeletedSchedule {
  entry: BookEntry;
}

/** Reads schedules, for someone who sees a part of the catalog. */
export class ScheduleReader {
  readonly #book: ScheduleBook;
  readonly #directory: Directory;
  readonly #store: Pick<ScheduleStore, 'readChanges' | 'readDeleted'>;
  readonly #rules: Rules;
  readonly #sourced: SourcedTeams;
  readonly #clock: () => number;

  constructor(options: {
    book: ScheduleBook;
    directory: Directory;
    store: Pick<ScheduleStore, 'readChanges' | 'readDeleted'>;
    rules: Rules;
    sourced: SourcedTeams;
    /** Milliseconds since 1970 in UTC; for tests. */
    clock?: () => number;
  }) {
    this.#book = options.book;
    this.#directory = options.directory;
    this.#store = options.store;
    this.#rules = options.rules;
    this.#sourced = options.sourced;
    this.#clock = options.clock ?? Date.now;
  }

  /** Those that there are and the viewer may see. */
  async findAll(ids: readonly string[], viewer: Viewer): Promise<BookEntry[]> {
    const book = await this.#book.current();
    const entries = ids.flatMap(id => book.get(id) ?? []);
    return visibleEntries(entries, viewer, this.#directory);
  }

  /** @throws `NotFoundError` where there is none, or the viewer may not see it */
  async find(id: string, viewer: Viewer): Promise<BookEntry> {
    const [entry] = await this.findAll([id], viewer);
    if (entry) return entry;
    throw new NotFoundError(
      `There is no schedule '${id}', or you may not see it`,
    );
  }

  /**
   * A schedule that can be brought back.
   *
   * @throws `NotFoundError` where there is none, or the viewer may not see it
   */
  async findDeleted(id: string, viewer: Viewer): Promise<DeletedEntry> {
    const deleted = await this.#store.readDeleted(id);
    if (deleted) {
      const entries = [toEntry(deleted.schedule)];
      const [entry] = await visibleEntries(entries, viewer, this.#directory);
      if (entry) return { ...deleted, entry };
    }
    throw new NotFoundError(
      `There is no deleted schedule '${id}' that is still kept, or you may not see it`,
    );
  }

  /** What the viewer may do with a schedule, whatever a policy says. */
  allowed(entry: BookEntry, viewer: Viewer): ScheduleAction[] {
    return allowedActions(entry.schedule, viewer, {
      rules: this.#rules,
      directory: this.#directory,
      hasShiftAhead: userRef =>
        this.#book.hasShiftAhead(entry, userRef, this.#clock()),
    });
  }

  async get(id: string, viewer: Viewer): Promise<Schedule> {
    const entry = await this.find(id, viewer);
    const { schedule } = entry;
    const authors = [...schedule.versions, ...schedule.overrides].map(
      ({ createdBy }) => createdBy,
    );
    const people = [...entry.people].sort();
    const naming = await this.#naming(
      [...people, ...authors, schedule.teamRef],
      viewer,
    );
    const now = this.#clock();
    return {
      ...this.#summary(entry, naming, now, viewer),
      revision: schedule.revision,
      ...toDocument(entry, naming),
      people: people.map(ref => naming.person(ref)),
      zones: zoneTables(entry.configuration, now - YEAR, now + 2 * YEAR),
      timeZoneDataVersion: process.versions.tz ?? 'unknown',
    };
  }

  async list(
    request: ListSchedulesRequest,
    viewer: Viewer,
  ): Promise<SchedulePage> {
    const now = this.#clock();
    const book = await this.#book.current();
    const visible = await visibleEntries(
      [...book.values()],
      viewer,
      this.#directory,
    );
    await this.#book.prepare(visible, now);
    const naming = await this.#naming(
      visible.flatMap(({ schedule, people }) => [schedule.teamRef, ...people]),
      viewer,
    );
    const own = visible.map(entry => this.#summary(entry, naming, now, viewer));
    const sourced = request.sources
      ? await this.#sourced.list(book.values(), viewer)
      : [];
    return listSchedules([...own, ...sourced], request);
  }

  async listChanges(
    id: string,
    viewer: Viewer,
  ): Promise<{ items: ScheduleChange[] }> {
    await this.find(id, viewer);
    const changes = await this.#store.readChanges(id, CHANGES);
    const naming = await this.#naming(
      changes.map(({ changedBy }) => changedBy),
      viewer,
    );
    return {
      items: changes.map(change => ({
        ...change,
        changedAt: change.changedAt.toISOString(),
        changedBy: naming.named(change.changedBy),
      })),
    };
  }

  /** Shifts of the viewer in the next eight weeks; in schedules that they no longer see, too: they are on call by them. */
  async listMine(viewer: Viewer): Promise<{ items: MyShift[] }> {
    const { userRef } = viewer;
    if (!userRef) return { items: [] };
    const now = this.#clock();
    const book = await this.#book.current();
    const mine = [...book.values()].filter(({ people }) => people.has(userRef));
    await this.#book.prepare(mine, now);
    const naming = await this.#naming(
      mine.flatMap(({ schedule, people }) => [
        schedule.teamRef,
        ...people,
        ...schedule.overrides.map(({ createdBy }) => createdBy),
      ]),
      viewer,
    );
    const items = mine.flatMap(entry => {
      const { id, name, level, teamRef } = entry.schedule;
      const { intervals, until } = this.#book.outlook(entry, now);
      return intervals
        .filter(
          ({ startsAt, endsAt, userRefs }) =>
            endsAt > now &&
            startsAt < now + MY_SHIFTS_AHEAD &&
            userRefs.includes(userRef),
        )
        .map(interval => ({
          ...naming.shift(interval, until),
          schedule: { id, name, level },
          team: naming.named(teamRef),
          moved: moveOf(entry, interval, naming),
        }));
    });
    return {
      items: items.sort((one, other) =>
        one.startsAt < other.startsAt ? -1 : 1,
      ),
    };
  }

  /** When a person is on call in a window, by the schedules that the viewer sees. */
  async listShiftsOf(
    personRef: string,
    window: Stretch,
    viewer: Viewer,
  ): Promise<{ items: PersonShift[] }> {
    const book = await this.#book.current();
    const entries = await visibleEntries(
      [...book.values()].filter(({ people }) => people.has(personRef)),
      viewer,
      this.#directory,
    );
    const now = this.#clock();
    await this.#book.prepare(entries, now);
    const items = entries.flatMap(entry => {
      const { id, name } = entry.schedule;
      return this.#book
        .outlook(entry, now)
        .intervals.filter(
          ({ startsAt, endsAt, userRefs }) =>
            startsAt < window.endsAt &&
            endsAt > window.startsAt &&
            userRefs.includes(personRef),
        )
        .map(({ startsAt, endsAt }) => ({
          schedule: { id, name },
          startsAt: new Date(Math.max(startsAt, window.startsAt)).toISOString(),
          endsAt: new Date(Math.min(endsAt, window.endsAt)).toISOString(),
        }));
    });
    return {
      items: items.sort((one, other) =>
        one.startsAt < other.startsAt ? -1 : 1,
      ),
    };
  }

  async #naming(refs: Iterable<string>, viewer: Viewer): Promise<Naming> {
    return new Naming(this.#directory, await viewer.view.check(refs));
  }

  #summary(entry: BookEntry, naming: Naming, now: number, viewer: Viewer) {
    const { schedule } = entry;
    const outlook = this.#book.outlook(entry, now);
    const { until } = outlook;
    const able = reachable(entry, outlook, ref => this.#directory.isGone(ref));
    const found = nowAndNext(able, now);
    const gaps = able.gaps.filter(
      ({ startsAt, endsAt }) => endsAt > now && startsAt < now + YEAR,
    );
    return {
      id: schedule.id,
      name: schedule.name,
      description: schedule.description,
      team: naming.named(schedule.teamRef),
      level: schedule.level,
      timeZone: versionAt(schedule, now).version.timeZone,
      now: found.now && naming.shift(found.now, until),
      next: found.next && naming.shift(found.next, until),
      allowed: this.allowed(entry, viewer),
      gapCount: gaps.length,
      firstGap: gaps[0] && {
        startsAt: new Date(gaps[0].startsAt).toISOString(),
        endsAt: new Date(gaps[0].endsAt).toISOString(),
        reason: goneReason(gaps[0].goneRefs),
      },
    };
  }
}

function toDocument({ schedule, configuration }: BookEntry, naming: Naming) {
  return {
    versions: schedule.versions.map((kept, index) => ({
      ...configuration.versions[index],
      number: kept.number,
      note: kept.note,
      createdAt: kept.createdAt.toISOString(),
      createdBy: naming.named(kept.createdBy),
    })),
    overrides: schedule.overrides.map((kept, index) => ({
      ...configuration.overrides![index],
      createdAt: kept.createdAt.toISOString(),
      createdBy: naming.named(kept.createdBy),
    })),
  };
}
