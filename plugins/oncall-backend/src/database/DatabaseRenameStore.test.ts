import { eachDatabase } from '@internal/test-kit';
import { settledWorld } from '../__testUtils__/watchWorld';
import { DatabaseRenameStore } from './DatabaseRenameStore';

const BEN = 'user:default/ben';
const TO = 'user:default/benjamin';
const TEAM = { fromRef: 'group:default/ledger', toRef: 'group:default/books' };
const now = new Date('2026-11-26T14:00:00Z');
const deed = { actorRef: 'user:default/root', now };

jest.setTimeout(60_000);

describe('DatabaseRenameStore', () => {
  eachDatabase(createDatabase => {
    async function setup() {
      const world = await settledWorld(createDatabase);
      await world.override(
        '2026-12-08T08:00:00Z',
        '2026-12-08T16:00:00Z',
        {
          kind: 'replace-all',
          userRefs: [BEN, 'user:default/cleo'],
        },
        'ben',
      );
      await world.look();
      world.takeTold();
      world.takeEvents();
      const { db } = world;
      await db('calendar_links').insert({
        id: 'l1',
        token_hash: 'h',
        kind: 'person',
        target: BEN,
        owner_ref: BEN,
        created_at: 0,
      });
      await db('calendar_publications').insert({
        schedule_id: 's1',
        team_ref: TEAM.fromRef,
        name: 'Ledger primary',
        revision: 1,
        day: 1,
        named_at: 0,
      });
      await db('calendar_events').insert({
        uid: 'u1',
        schedule_id: 's1',
        starts_at: 0,
        ends_at: 1,
        user_refs_json: JSON.stringify([BEN, 'user:default/cleo']),
        summary: '',
        sequence: 0,
        cancelled: false,
        created_at: 0,
        modified_at: 0,
      });
      for (const userRef of [BEN, TO]) {
        await db('calendar_event_people').insert({
          user_ref: userRef,
          uid: 'u1',
        });
      }
      await db('calendar_moves').insert({
        team_ref: TEAM.fromRef,
        schedule_id: 's0',
        moved_at: 0,
      });
      for (const name of ['api', 'api2']) {
        await db('watched_services').insert({
          entity_ref: `component:default/${name}`,
          team_ref: TEAM.fromRef,
        });
      }
      return { ...world, store: new DatabaseRenameStore(db) };
    }

    /** Everything that is kept, as one text. */
    async function dump({ db }: Awaited<ReturnType<typeof setup>>) {
      const tables = [
        'schedules',
        'versions',
        'overrides',
        'changes',
        'watched_schedules',
        'watched_services',
        'calendar_links',
        'calendar_publications',
        'calendar_events',
        'calendar_event_people',
        'calendar_moves',
      ];
      const rows = await Promise.all(tables.map(table => db(table).select()));
      return JSON.stringify(rows).replaceAll('\\"', '"');
    }

    it('leaves nothing under the reference of a team, and tells nobody that it lost a schedule', async () => {
      const world = await setup();
      expect(await dump(world)).toContain(`"${TEAM.fromRef}"`);
      expect(await world.store.rename(TEAM, deed)).toBe(1);
      expect(await dump(world)).not.toContain(`"${TEAM.fromRef}"`);
      const [schedule] = (await world.schedules.readChanged(new Map())).changed;
      expect(schedule.teamRef).toBe(TEAM.toRef);
      await world.look();
      expect(world.takeTold()).toEqual([]);
      expect(
        world
          .takeEvents()
          .map(({ topic, payload }) => [topic, payload.teamRef]),
      ).toEqual([['oncall.schedule.changed', TEAM.toRef]]);
    });

    it('leaves nothing under the reference of a person, moves no shift, and is idempotent', async () => {
      const world = await setup();
      await world.directory.upsert([
        {
          apiVersion: 'backstage.io/v1alpha1',
          kind: 'User',
          metadata: { name: 'benjamin' },
        },
      ]);
      const rename = { fromRef: BEN, toRef: TO };
      expect(await world.store.rename(rename, deed)).toBe(1);
      expect(await dump(world)).not.toContain(`"${BEN}"`);
      const [schedule] = (await world.schedules.readChanged(new Map())).changed;
      expect(schedule.versions[0].version.layers[0].rotation.slots[1]).toEqual({
        userRefs: [TO],
      });
      expect(schedule.overrides[0]).toMatchObject({
        createdBy: TO,
        override: { userRefs: [TO, 'user:default/cleo'] },
      });
      expect(await world.db('calendar_event_people').select()).toEqual([
        { user_ref: TO, uid: 'u1' },
      ]);
      await world.look();
      expect(world.takeTold()).toEqual([]);
      expect(world.takeEvents().map(({ topic }) => topic)).toEqual([
        'oncall.schedule.changed',
      ]);
      const [{ kind, changedBy }] = await world.schedules.readChanges('s1', 1);
      expect([kind, changedBy]).toEqual(['renamed', 'user:default/root']);
      expect(await world.store.rename(rename, deed)).toBe(0);
    });

    it('moves a service, over what is known under its new reference', async () => {
      const { db, store } = await setup();
      await store.rename(
        { fromRef: 'component:default/api', toRef: 'component:default/api2' },
        deed,
      );
      expect(await db('watched_services').pluck('entity_ref')).toEqual([
        'component:default/api2',
      ]);
    });
  });
});
