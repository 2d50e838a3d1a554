import type { Knex } from 'knex';
import type {
  CalendarEventStore,
  Publication,
  PublishedEvent,
} from './CalendarEventStore';
import { GONE, publishEvents, toEvent } from './operations/publishEvents';
import {
  dateOf,
  type CalendarEventPersonRow,
  type CalendarEventRow,
  type CalendarMoveRow,
  type CalendarPublicationRow,
} from './rows';

const toPublication = (row: CalendarPublicationRow): Publication => ({
  scheduleId: row.schedule_id,
  teamRef: row.team_ref,
  name: row.name,
  revision: Number(row.revision) === GONE ? undefined : Number(row.revision),
  day: row.day,
  namedAt: dateOf(row.named_at),
});

/** Keeps published events in SQLite or PostgreSQL. */
export class DatabaseCalendarEventStore implements CalendarEventStore {
  readonly #db: Knex;

  constructor(db: Knex) {
    this.#db = db;
  }

  async readPublications(
    scheduleIds: readonly string[],
  ): Promise<Publication[]> {
    const rows = await this.#publications().whereIn('schedule_id', scheduleIds);
    return rows.map(toPublication);
  }

  async listOfTeam(teamRef: string): Promise<string[]> {
    const rows = await this.#publications()
      .where({ team_ref: teamRef })
      .select('schedule_id');
    const moved = await this.readMoves(teamRef);
    return [...rows.map(row => row.schedule_id), ...moved.keys()];
  }

  async readMoves(teamRef: string): Promise<ReadonlyMap<string, number>> {
    const rows = await this.#db<CalendarMoveRow>('calendar_moves').where({
      team_ref: teamRef,
    });
    return new Map(rows.map(row => [row.schedule_id, Number(row.moved_at)]));
  }

  async listOfPerson(userRef: string): Promise<string[]> {
    const rows = await this.#db<CalendarEventRow>('calendar_events')
      .whereIn('uid', this.#eventsOf(userRef))
      .distinct('schedule_id');
    return rows.map(row => row.schedule_id);
  }

  async readEvents(request: {
    scheduleIds: readonly string[];
    userRef?: string;
    limit: number;
  }): Promise<PublishedEvent[]> {
    const { scheduleIds, userRef, limit } = request;
    const query = this.#db<CalendarEventRow>('calendar_events')
      .whereIn('schedule_id', scheduleIds)
      .orderBy(['starts_at', 'uid'])
      .limit(limit);
    if (userRef) query.whereIn('uid', this.#eventsOf(userRef));
    return (await query.select()).map(toEvent);
  }

  async publish(
    publication: Publication,
    options: Parameters<CalendarEventStore['publish']>[1],
  ): Promise<void> {
    await this.#db.transaction(tx => publishEvents(tx, publication, options));
  }

  async removeEnded(before: Date): Promise<void> {
    await this.#db.transaction(async tx => {
      const ended = () =>
        tx<CalendarEventRow>('calendar_events').where(
          'ends_at',
          '<',
          before.getTime(),
        );
      await tx('calendar_event_people')
        .whereIn('uid', ended().select('uid'))
        .delete();
      await ended().delete();
      await tx<CalendarMoveRow>('calendar_moves')
        .where('moved_at', '<', before.getTime())
        .delete();
      await tx<CalendarPublicationRow>('calendar_publications')
        .where({ revision: GONE })
        .whereNotIn(
          'schedule_id',
          tx<CalendarEventRow>('calendar_events').select('schedule_id'),
        )
        .delete();
    });
  }

  #publications() {
    return this.#db<CalendarPublicationRow>('calendar_publications');
  }

  #eventsOf(userRef: string) {
    return this.#db<CalendarEventPersonRow>('calendar_event_people')
      .where({ user_ref: userRef })
      .select('uid');
  }
}
