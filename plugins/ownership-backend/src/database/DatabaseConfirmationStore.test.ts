import { mockServices } from '@backstage/backend-test-utils';
import { eachDatabase } from '@internal/test-kit';
import { DatabaseConfirmationStore } from './DatabaseConfirmationStore';
import { toKeptConfirmation } from './operations/keep';
import { openDatabase } from './openDatabase';

const refs = Array.from(
  { length: 250 },
  (_, index) => `component:default/c${index}`,
);
const ana = 'user:default/ana';
const ben = 'user:default/ben';
const at = (minute: number) => new Date(Date.UTC(2026, 10, 22, 10, minute));

describe('DatabaseConfirmationStore', () => {
  eachDatabase(createDatabase => {
    async function setup() {
      const knex = await createDatabase();
      const db = await openDatabase(mockServices.database({ knex }));
      const store = new DatabaseConfirmationStore(db);
      const confirm = (
        id: string,
        confirmedBy: string,
        minute: number,
        entityRefs = refs,
      ) =>
        store.confirm({
          id,
          confirmedBy,
          confirmedAt: at(minute),
          items: entityRefs.map(entityRef => ({
            entityRef,
            ownerRef: 'group:default/ledger',
          })),
        });
      const undo = (id: string, actorRef: string) =>
        store.undo({ id, actorRef, undoneAt: at(59) });
      const all = async () =>
        (await db('confirmations')).map(toKeptConfirmation);
      const last = async (entityRef = refs[0]) =>
        (await all()).find(row => row.entityRef === entityRef);
      return { db, all, confirm, undo, last };
    }

    it('keeps the last confirmation of each entity, and the history of all', async () => {
      const { db, all, confirm, last } = await setup();
      await confirm('first', ana, 1);
      await confirm('second', ben, 2, refs.slice(0, 1));
      expect(await last()).toEqual({
        entityRef: refs[0],
        ownerRef: 'group:default/ledger',
        confirmedAt: at(2),
        confirmedBy: ben,
      });
      expect(await all()).toHaveLength(refs.length);
      const history = await db('ownership_changes')
        .where({ entity_ref: refs[0] })
        .orderBy('id');
      expect(history.map(row => [row.change, row.actor_ref])).toEqual([
        ['confirmed', ana],
        ['confirmed', ben],
      ]);
    });

    it('puts back what stood before, and writes that down too', async () => {
      const { db, confirm, undo, last } = await setup();
      await confirm('first', ana, 1);
      await confirm('second', ana, 2);
      expect((await undo('second', ana)).sort()).toEqual([...refs].sort());
      expect(await last()).toMatchObject({ confirmedAt: at(1) });
      expect(await undo('second', ana)).toEqual([]);
      await undo('first', ana);
      expect(await last()).toBeUndefined();
      const changes = await db('ownership_changes').where({
        entity_ref: refs[0],
      });
      expect(changes).toHaveLength(4);
    });

    it('leaves alone what others have confirmed since', async () => {
      const { confirm, undo, last } = await setup();
      await confirm('first', ana, 1);
      await confirm('second', ben, 2, refs.slice(0, 1));
      expect(await undo('second', ana)).toEqual([]);
      expect(await undo('first', ana)).toHaveLength(refs.length - 1);
      expect(await last()).toMatchObject({ confirmedBy: ben });
      expect(await last(refs[1])).toBeUndefined();
    });

    it('takes two that come at the same moment one after the other', async () => {
      const { db, confirm, undo, all } = await setup();
      await Promise.all([
        confirm('a', ana, 1),
        confirm('b', ben, 1, [...refs].reverse()),
      ]);
      const kept = await all();
      expect(kept).toHaveLength(refs.length);
      expect(new Set(kept.map(row => row.confirmedBy)).size).toBe(1);
      expect(await db('ownership_changes')).toHaveLength(2 * refs.length);

      const [{ confirmedBy }] = kept;
      const id = confirmedBy === ana ? 'a' : 'b';
      const undone = await Promise.all([
        undo(id, confirmedBy),
        undo(id, confirmedBy),
      ]);
      expect(undone.map(list => list.length).sort()).toEqual(
        [0, refs.length].sort(),
      );
    });
  });
});
