import { inBatches } from '@internal/backend-kit';
import type { Knex } from 'knex';
import type { CalendarEvent } from '../../calendar/CalendarEvent';
import type { Reconciled } from '../../calendar/reconcileEvents';
import type {
  Publication,
  Published,
  PublishedEvent,
} from '../CalendarEventStore';
import type {
  CalendarEventPersonRow,
  CalendarEventRow,
  CalendarMoveRow,
  CalendarPublicationRow,
  ScheduleRow,
} from '../rows';

/** Rows of a statement: SQLite takes some 32,000 values. */
const CHUNK = 500;
/** In place of the revision of a schedule that is gone. */
export const GONE = Number.MAX_SAFE_INTEGER;

export const toEvent = (row: CalendarEventRow): PublishedEvent => ({
  uid: row.uid,
  scheduleId: row.schedule_id,
  startsAt: Number(row.starts_at),
  endsAt: Number(row.ends_at),
  userRefs: JSON.parse(row.user_refs_json),
  summary: row.summary,
  sequence: row.sequence,
  cancelled: Boolean(row.cancelled),
  createdAt: Number(row.created_at),
  modifiedAt: Number(row.modified_at),
});

const toRow = (event: CalendarEvent, scheduleId: string): CalendarEventRow => ({
  uid: event.uid,
  schedule_id: scheduleId,
  starts_at: event.startsAt,
  ends_at: event.endsAt,
  user_refs_json: JSON.stringify(event.userRefs),
  summary: event.summary,
  sequence: event.sequence,
  cancelled: event.cancelled,
  created_at: event.createdAt,
  modified_at: event.modifiedAt,
});

const toPublicationRow = (of: Publication): CalendarPublicationRow => ({
  schedule_id: of.scheduleId,
  team_ref: of.teamRef,
  name: of.name,
  revision: of.revision ?? GONE,
  day: of.day,
  named_at: of.namedAt.getTime(),
});

/** Holds the publication of a schedule until the transaction ends, so that processes publish one after the other. */
async function lockPublication(tx: Knex.Transaction, wanted: Publication) {
  const publications = () =>
    tx<CalendarPublicationRow>('calendar_publications');
  await publications()
    .insert({
      ...toPublicationRow(wanted),
      revision: -1,
      day: -1,
      named_at: -1,
    })
    .onConflict('schedule_id')
    .ignore();
  return publications()
    .where({ schedule_id: wanted.scheduleId })
    .forUpdate()
    .first();
}

/** Whether what is there was made of newer things, or of the same. A schedule that was gone and is wanted was brought back. */
function isOvertaken(wanted: Publication, there: CalendarPublicationRow) {
  const row = toPublicationRow(wanted);
  const isBack =
    wanted.revision !== undefined && Number(there.revision) === GONE;
  const revision = isBack ? -1 : Number(there.revision);
  if (there.day > row.day || revision > Number(row.revision)) return true;
  return (
    there.day === row.day &&
    revision === row.revision &&
    Number(there.named_at) >= Number(row.named_at)
  );
}

async function writeEvents(
  tx: Knex.Transaction,
  scheduleId: string,
  { changed, removedUids }: Reconciled,
): Promise<void> {
  for (const uids of inBatches(removedUids, CHUNK)) {
    await tx('calendar_event_people').whereIn('uid', uids).delete();
    await tx('calendar_events').whereIn('uid', uids).delete();
  }
  for (const events of inBatches(changed, CHUNK)) {
    await tx<CalendarEventRow>('calendar_events')
      .insert(events.map(event => toRow(event, scheduleId)))
      .onConflict('uid')
      .merge();
    const people = events
      .filter(({ sequence }) => sequence === 0)
      .flatMap(({ uid, userRefs }) =>
        userRefs.map(ref => ({ user_ref: ref, uid })),
      );
    for (const rows of inBatches(people, CHUNK)) {
      await tx<CalendarEventPersonRow>('calendar_event_people').insert(rows);
    }
  }
}

/** Keeps for the calendars of the team that a schedule has left that it did. */
async function writeMove(
  tx: Knex.Transaction,
  { scheduleId, teamRef }: Publication,
  leftRef: string,
  now: Date,
): Promise<void> {
  const moves = () => tx<CalendarMoveRow>('calendar_moves');
  await moves().where({ schedule_id: scheduleId, team_ref: teamRef }).delete();
  await moves()
    .insert({
      schedule_id: scheduleId,
      team_ref: leftRef,
      moved_at: now.getTime(),
    })
    .onConflict(['team_ref', 'schedule_id'])
    .merge();
}

/** Publishes the events of one schedule anew, unless that is done already. */
export async function publishEvents(
  tx: Knex.Transaction,
  publication: Publication,
  options: { reconcile: (published: Published) => Reconciled; now: Date },
): Promise<void> {
  const { scheduleId, revision, teamRef } = publication;
  const there = await lockPublication(tx, publication);
  if (!there || isOvertaken(publication, there)) return;
  // It may have been made, deleted or brought back after this process last read the list.
  const found = await tx<ScheduleRow>('schedules')
    .where({ id: scheduleId, deleted_at: null })
    .first('id');
  if ((revision === undefined) === (found !== undefined)) return;
  const rows = await tx<CalendarEventRow>('calendar_events').where({
    schedule_id: scheduleId,
  });
  const events = rows.map(row => {
    const { scheduleId: _, ...event } = toEvent(row);
    return event;
  });
  const isMoved = there.team_ref !== teamRef;
  if (isMoved) await writeMove(tx, publication, there.team_ref, options.now);
  await writeEvents(tx, scheduleId, options.reconcile({ events, isMoved }));
  await tx<CalendarPublicationRow>('calendar_publications')
    .where({ schedule_id: scheduleId })
    .update(toPublicationRow(publication));
}
