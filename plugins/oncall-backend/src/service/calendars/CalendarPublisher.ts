import { randomUUID } from 'node:crypto';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { calendarShifts, calendarWindow } from '../../calendar/calendarShifts';
import { reconcileEvents } from '../../calendar/reconcileEvents';
import type {
  CalendarEventStore,
  Publication,
  PublishedEvent,
} from '../../database/CalendarEventStore';
import type { Directory } from '../Directory';
import type { BookEntry, ScheduleBook } from '../ScheduleBook';

/** So many events one calendar has, the earliest; some 6 MB. */
const MOST_EVENTS = 20_000;
const NOBODY_KNOWN = 'someone not in the catalog';

/** Whose events are read: those of a schedule, of all schedules of a team, or of a person on all schedules. */
export interface EventSelection {
  kind: 'schedule' | 'team' | 'person';
  /** Id of the schedule, or full reference of the group or user. */
  target: string;
}

/** Whether a state of that day was published. */
const isIn = (known: Publication[], wanted: Publication) =>
  known.some(
    ({ scheduleId, revision, day }) =>
      scheduleId === wanted.scheduleId &&
      revision === wanted.revision &&
      day === wanted.day,
  );

/** As the calendars of a team tell it: of a schedule that has left, what was known then, and what lay ahead is called off. */
function asLeft(
  events: PublishedEvent[],
  moves: ReadonlyMap<string, number>,
): PublishedEvent[] {
  return events.flatMap(event => {
    const movedAt = moves.get(event.scheduleId);
    if (movedAt === undefined) return [event];
    if (event.createdAt >= movedAt) return [];
    return [event.endsAt > movedAt ? { ...event, cancelled: true } : event];
  });
}

/**
 * Says which events calendars have. They are kept, so that an event stays the same one on every process and after edits, and
 * what was told and is no longer true can be called off. Whoever reads publishes first what has changed: an edit, a day that
 * has begun, a name.
 */
export class CalendarPublisher {
  readonly #book: ScheduleBook;
  readonly #directory: Directory;
  readonly #store: CalendarEventStore;
  readonly #clock: () => number;

  constructor(options: {
    book: ScheduleBook;
    directory: Directory;
    store: CalendarEventStore;
    /** Milliseconds since 1970 in UTC; for tests. */
    clock?: () => number;
  }) {
    this.#book = options.book;
    this.#directory = options.directory;
    this.#store = options.store;
    this.#clock = options.clock ?? Date.now;
  }

  /** Events in order of time, as every process tells them. */
  async read(selection: EventSelection): Promise<PublishedEvent[]> {
    const book = await this.#book.current();
    const scheduleIds = await this.#schedulesOf(selection, book);
    const known = await this.#store.readPublications(scheduleIds);
    const wanted = this.#wanted(scheduleIds, known, book);
    await this.#publish(
      wanted.filter(each => !isIn(known, each)),
      book,
    );
    const events = await this.#readEvents(selection, scheduleIds);
    const misnamed = this.#misnamed(events, wanted);
    if (misnamed.length === 0) return events;
    await this.#publish(misnamed, book);
    return this.#readEvents(selection, scheduleIds);
  }

  async #schedulesOf(
    { kind, target }: EventSelection,
    book: ReadonlyMap<string, BookEntry>,
  ): Promise<string[]> {
    if (kind === 'schedule') return [target];
    const entries = [...book.values()].filter(({ schedule, people }) =>
      kind === 'team' ? schedule.teamRef === target : people.has(target),
    );
    const published =
      kind === 'team'
        ? await this.#store.listOfTeam(target)
        : await this.#store.listOfPerson(target);
    const ids = [...entries.map(({ schedule }) => schedule.id), ...published];
    return [...new Set(ids)];
  }

  async #readEvents({ kind, target }: EventSelection, scheduleIds: string[]) {
    const events = await this.#store.readEvents({
      scheduleIds,
      userRef: kind === 'person' ? target : undefined,
      limit: MOST_EVENTS,
    });
    if (kind !== 'team') return events;
    return asLeft(events, await this.#store.readMoves(target));
  }

  /** What should be published, of the state this process knows. */
  #wanted(
    scheduleIds: string[],
    known: Publication[],
    book: ReadonlyMap<string, BookEntry>,
  ): Publication[] {
    const { day } = calendarWindow(this.#clock());
    const namedAt = this.#directory.asOf ?? new Date(0);
    const gone = known.filter(({ scheduleId }) => !book.has(scheduleId));
    const present = scheduleIds.flatMap(id => book.get(id)?.schedule ?? []);
    return [
      ...gone.map(each => ({ ...each, revision: undefined, day, namedAt })),
      ...present.map(({ id, teamRef, name, revision }) => ({
        scheduleId: id,
        teamRef,
        name,
        revision,
        day,
        namedAt,
      })),
    ];
  }

  /** Those whose events name a schedule or a person otherwise than it is called now. */
  #misnamed(events: PublishedEvent[], wanted: Publication[]): Publication[] {
    const names = new Map(
      wanted.map(({ scheduleId, name }) => [scheduleId, name]),
    );
    const misnamed = new Set(
      events
        .filter(({ scheduleId, summary, userRefs }) => {
          const name = names.get(scheduleId);
          return name && summary !== this.#summaryOf(name, userRefs);
        })
        .map(({ scheduleId }) => scheduleId),
    );
    return wanted.filter(({ scheduleId }) => misnamed.has(scheduleId));
  }

  async #publish(
    publications: Publication[],
    book: ReadonlyMap<string, BookEntry>,
  ): Promise<void> {
    const now = this.#clock();
    const window = calendarWindow(now);
    for (const publication of publications) {
      const entry = book.get(publication.scheduleId);
      const shifts = entry && calendarShifts(entry.configuration, window);
      await this.#store.publish(publication, {
        now: new Date(now),
        reconcile: ({ events, isMoved }) =>
          reconcileEvents({
            published: events,
            // Of a schedule that is gone, what has passed stays.
            shifts:
              shifts ??
              events.filter(
                ({ cancelled, endsAt }) => !cancelled && endsAt <= now,
              ),
            summaryOf: refs => this.#summaryOf(publication.name, refs),
            newUid: randomUUID,
            isMoved,
            keepFrom: window.from,
            now,
          }),
      });
      await nextTurn();
    }
  }

  #summaryOf(scheduleName: string, userRefs: readonly string[]): string {
    const people = userRefs.map(
      ref => this.#directory.users.get(ref)?.title ?? NOBODY_KNOWN,
    );
    return `${scheduleName}: ${people.join(', ')}`;
  }
}
