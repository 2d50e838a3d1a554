import { mockServices } from '@backstage/backend-test-utils';
import { eachDatabase } from '@internal/test-kit';
import { DatabaseCalendarEventStore } from './DatabaseCalendarEventStore';
import { openDatabase } from './openDatabase';
import { GONE } from './operations/publishEvents';

jest.setTimeout(60_000);

describe('DatabaseCalendarEventStore', () => {
  eachDatabase(createDatabase => {
    it('forgets what has ended, and schedules that are gone with their last event', async () => {
      const knex = await createDatabase();
      const db = await openDatabase(mockServices.database({ knex }));
      for (const [id, revision] of Object.entries({
        s1: 1,
        'gone-old': GONE,
        'gone-new': GONE,
      })) {
        await db('calendar_publications').insert({
          schedule_id: id,
          team_ref: 'group:default/ledger',
          name: id,
          revision,
          day: 1,
          named_at: 0,
        });
      }
      for (const [uid, scheduleId, endsAt] of [
        ['old', 's1', 999],
        ['old-too', 'gone-old', 999],
        ['runs', 's1', 1_000],
        ['last', 'gone-new', 1_001],
      ]) {
        await db('calendar_events').insert({
          uid,
          schedule_id: scheduleId,
          starts_at: 0,
          ends_at: endsAt,
          user_refs_json: '[]',
          summary: '',
          sequence: 0,
          cancelled: false,
          created_at: 0,
          modified_at: 0,
        });
        await db('calendar_event_people').insert({
          user_ref: 'user:default/ana',
          uid,
        });
      }
      for (const [id, movedAt] of [
        ['moved-old', 999],
        ['moved-new', 1_000],
      ]) {
        await db('calendar_moves').insert({
          schedule_id: id,
          team_ref: 'group:default/ledger',
          moved_at: movedAt,
        });
      }
      await new DatabaseCalendarEventStore(db).removeEnded(new Date(1_000));
      const left = async (table: string, column: string) =>
        (await db(table).pluck(column)).sort();
      expect(await left('calendar_events', 'uid')).toEqual(['last', 'runs']);
      expect(await left('calendar_event_people', 'uid')).toEqual([
        'last',
        'runs',
      ]);
      expect(await left('calendar_publications', 'schedule_id')).toEqual([
        'gone-new',
        's1',
      ]);
      expect(await left('calendar_moves', 'schedule_id')).toEqual([
        'moved-new',
      ]);
    });
  });
});
