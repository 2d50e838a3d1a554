import { mockServices } from '@backstage/backend-test-utils';
import { eachDatabase } from '@internal/test-kit';
import { weekly } from '../__testUtils__/version';
import { DatabaseRenameStore } from '../database/DatabaseRenameStore';
import { DatabaseScheduleStore } from '../database/DatabaseScheduleStore';
import { openDatabase } from '../database/openDatabase';
import { ScheduleSweeper } from './ScheduleSweeper';

const DAY = 86_400_000;
const start = Date.UTC(2026, 10, 26, 10);
const ANA = 'user:default/ana';
const deed = (days: number) => ({
  actorRef: ANA,
  now: new Date(start + days * DAY),
});
const fields = { name: 'Ledger', teamRef: 'group:default/ledger', level: 1 };
const override = (id: string) => {
  const startsAt = new Date(start + DAY);
  const endsAt = new Date(start + 2 * DAY);
  const window = {
    startsAt: startsAt.toISOString(),
    endsAt: endsAt.toISOString(),
  };
  return {
    override: { id, kind: 'add' as const, userRefs: [ANA], ...window },
    startsAt,
    endsAt,
  };
};

/** When most of them are. */
const deletedAt = deed(1).now;

describe('schedules that are deleted', () => {
  eachDatabase(createDatabase => {
    async function setup() {
      const knex = await createDatabase();
      const db = await openDatabase(mockServices.database({ knex }));
      const store = new DatabaseScheduleStore(db);
      const create = async (id: string) => {
        await store.create(
          { id, fields, version: { version: weekly('ana', 'ben') } },
          deed(0),
        );
        await store.addOverride(
          { id, override: override(`of-${id}`) },
          deed(0),
        );
      };
      await create('s1');
      const readAll = async () => (await store.readChanged(new Map())).changed;
      const sweep = (days: number, signal = new AbortController().signal) =>
        new ScheduleSweeper({
          store,
          keepMs: 30 * DAY,
          clock: () => start + days * DAY,
        }).sweep(signal);
      return { db, store, create, readAll, sweep };
    }

    it('are gone for readers and writers, and can be brought back whole', async () => {
      const { store, readAll } = await setup();
      const [before] = await readAll();
      const revision = await store.readRevision();
      expect(await store.remove('s1', deed(1))).toBe(true);
      expect(await store.remove('s1', deed(1))).toBe(false);
      expect(await store.readRevision()).toBeGreaterThan(revision);
      expect(
        await store.readChanged(new Map([['s1', revision]])),
      ).toMatchObject({ ids: [], changed: [] });
      const version = { version: weekly('ben'), effectiveAt: new Date(start) };
      for (const write of [
        () =>
          store.addOverride({ id: 's1', override: override('o2') }, deed(1)),
        () => store.update({ id: 's1', baseRevision: 2, fields }, deed(1)),
        () =>
          store.saveVersion({ id: 's1', baseRevision: 2, version }, deed(1)),
        () => store.removeOverride({ id: 's1', overrideId: 'of-s1' }, deed(1)),
      ]) {
        await expect(write()).rejects.toThrow('no such schedule');
      }
      const deleted = await store.readDeleted('s1');
      expect(deleted?.deletedAt).toEqual(deed(1).now);
      expect(deleted?.schedule).toMatchObject({ id: 's1', overrides: [{}] });

      expect(await store.restore({ id: 's1', deletedAt }, deed(2))).toBe(true);
      expect(await store.restore({ id: 's1', deletedAt }, deed(2))).toBe(false);
      expect(await store.readDeleted('s1')).toBeUndefined();
      const [{ revision: now, ...after }] = await readAll();
      expect(now).toBeGreaterThan(before.revision);
      expect({ ...after, revision: before.revision }).toEqual(before);
      const changes = await store.readChanges('s1', 10);
      expect(changes.map(({ kind }) => kind)).toEqual([
        'restored',
        'deleted',
        'override-added',
        'created',
      ]);
    });

    it('stay deleted for whoever read an earlier deletion', async () => {
      const { db, store } = await setup();
      await store.remove('s1', deed(1));
      await store.restore({ id: 's1', deletedAt }, deed(2));
      await store.remove('s1', deed(3));
      const late = { id: 's1', deletedAt, absence: override('a1') };
      expect(await store.restore(late, deed(4))).toBe(false);
      expect((await store.readDeleted('s1'))?.deletedAt).toEqual(deed(3).now);
      expect(await db('overrides').pluck('id')).toEqual(['of-s1']);
    });

    it('say who deleted them, and are brought back once of two at one moment', async () => {
      const { db, store } = await setup();
      await store.remove('s1', deed(1));
      expect(await db('schedules').first()).toMatchObject({ deleted_by: ANA });
      const results = await Promise.all(
        ['a1', 'a2'].map(id =>
          store.restore(
            { id: 's1', deletedAt, absence: override(id) },
            deed(2),
          ),
        ),
      );
      expect(results.sort()).toEqual([false, true]);
      expect(await db('overrides').pluck('id')).toHaveLength(2);
      expect(await db('schedules').first()).toMatchObject({
        deleted_at: null,
        deleted_by: null,
      });
    });

    it('are erased for good when their time is over, all that belongs to them', async () => {
      const { db, store, create, readAll, sweep } = await setup();
      await create('s2');
      await create('s3');
      await store.remove('s1', deed(1));
      await store.remove('s2', deed(5));
      await sweep(30);
      expect(await store.readDeleted('s1')).toBeDefined();
      await sweep(32);
      expect(await store.readDeleted('s1')).toBeUndefined();
      expect(await store.restore({ id: 's1', deletedAt }, deed(32))).toBe(
        false,
      );
      expect(await store.readDeleted('s2')).toBeDefined();
      expect((await readAll()).map(({ id }) => id)).toEqual(['s3']);
      for (const table of ['versions', 'overrides', 'changes']) {
        const left = await db(table).distinct('schedule_id');
        expect(left.map(row => row.schedule_id).sort()).toEqual(['s2', 's3']);
      }
    });

    it('are erased in parts, and no more once it is called off', async () => {
      const { db, store, create, sweep } = await setup();
      const ids = Array.from({ length: 24 }, (_, index) => `more-${index}`);
      for (const id of ids) {
        await create(id);
        await store.remove(id, deed(1));
      }
      const erase = jest.spyOn(DatabaseScheduleStore.prototype, 'eraseDeleted');
      await sweep(40, AbortSignal.abort());
      expect(await db('schedules').select()).toHaveLength(25);
      const stop = new AbortController();
      erase.mockImplementationOnce(async () => {
        stop.abort();
        return 20;
      });
      await sweep(40, stop.signal);
      expect(erase).toHaveBeenCalledTimes(1);
      erase.mockClear();
      await sweep(40);
      expect(await db('schedules').pluck('id')).toEqual(['s1']);
      expect(erase).toHaveBeenCalledTimes(2);
      erase.mockRestore();
    });

    it('are either erased or brought back when both happen at one moment', async () => {
      const { db, store } = await setup();
      await store.remove('s1', deed(1));
      const [isBack, erased] = await Promise.all([
        store.restore(
          { id: 's1', deletedAt, absence: override('a1') },
          deed(40),
        ),
        store.eraseDeleted(deed(32).now, 10),
      ]);
      expect(erased).toBe(isBack ? 0 : 1);
      for (const [table, rows] of [
        ['schedules', 1],
        ['versions', 1],
        ['overrides', 2],
      ] as const) {
        expect(await db(table).select()).toHaveLength(isBack ? rows : 0);
      }
    });

    it('take along who has another reference', async () => {
      const { db, store, readAll } = await setup();
      await store.remove('s1', deed(1));
      const renames = new DatabaseRenameStore(db);
      const rename = { fromRef: ANA, toRef: 'user:default/anna' };
      expect(await renames.rename(rename, deed(2))).toBe(0);
      await store.restore({ id: 's1', deletedAt }, deed(3));
      const [schedule] = await readAll();
      expect(JSON.stringify(schedule)).not.toContain(`"${ANA}"`);
      expect(schedule.overrides[0].override).toMatchObject({
        userRefs: ['user:default/anna'],
      });
    });
  });
});
