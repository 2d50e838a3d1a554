import { mockServices } from '@backstage/backend-test-utils';
import { eachDatabase } from '@internal/test-kit';
import {
  keptTransfer,
  noor,
  proposedAt,
  tomas,
} from '../__testUtils__/keptTransfer';
import { DatabaseMessageStore } from './DatabaseMessageStore';
import { DatabaseTransferStore } from './DatabaseTransferStore';
import { openDatabase } from './openDatabase';
import type { TransferStep } from './TransferStore';

/** So many seconds after everything was proposed. */
const after = (seconds: number) =>
  new Date(proposedAt.getTime() + seconds * 1_000);

describe('DatabaseTransferStore', () => {
  eachDatabase(createDatabase => {
    async function setup() {
      const knex = await createDatabase();
      const db = await openDatabase(mockServices.database({ knex }));
      const store = new DatabaseTransferStore(db);
      const propose = (ids: string[], given = {}, replaced: string[] = []) =>
        store.propose({
          transfers: ids.map(id =>
            keptTransfer({
              id,
              entityRef: `component:default/${id}`,
              ...given,
            }),
          ),
          replaced,
        });
      const decide = (steps: TransferStep[], note?: string) =>
        store.decide({
          steps,
          actorRef: tomas,
          note,
          expiresAt: after(1_000),
          now: after(60),
        });
      const find = async (id: string) => (await store.getTransfers([id]))[0];
      return { db, store, propose, decide, find };
    }

    it('ends more than 500 in one go', async () => {
      const { db, store, propose } = await setup();
      const ids = Array.from({ length: 501 }, (_, index) => `t${index}`);
      for (let at = 0; at < ids.length; at += 100) {
        await propose(ids.slice(at, at + 100));
      }
      const steps = ids.map(
        (id): TransferStep => ({ id, from: 'proposed', to: 'expired' }),
      );
      expect(await store.settle({ steps, now: after(60) })).toHaveLength(501);
      const told = await db('messages')
        .where({ due_at: after(60).getTime() })
        .distinct('batch');
      expect(told).toHaveLength(1);
    });

    it('tells of an acceptance that another one takes the place of', async () => {
      const { db, store, propose, decide, find } = await setup();
      const about = { entityRef: 'component:default/rates' };
      await propose(['first'], about);
      await decide([{ id: 'first', from: 'proposed', to: 'accepted' }]);
      await propose(['second'], { ...about, toRef: 'group:default/fraud' });
      const messages = new DatabaseMessageStore(db);
      let due = await messages.claim(after(100));
      while (due.length > 0) {
        await messages.remove(due);
        due = await messages.claim(after(100));
      }

      const changed = await decide([
        { id: 'second', from: 'proposed', to: 'accepted' },
      ]);
      expect(changed.sort()).toEqual(['first', 'second']);
      expect((await find('first')).status).toBe('superseded');
      expect(await messages.claim(after(100))).toEqual([
        expect.objectContaining({
          transferId: 'first',
          change: 'superseded',
          heard: 'accepted',
        }),
        expect.objectContaining({ transferId: 'second', change: 'accepted' }),
      ]);
      await store.settle({
        steps: [{ id: 'second', from: 'accepted', to: 'completed' }],
        now: after(120),
      });
      expect((await find('second')).status).toBe('completed');
    });

    it('says which proposals were replaced', async () => {
      const { propose } = await setup();
      const about = { entityRef: 'component:default/rates', proposedBy: noor };
      expect(await propose(['first'], about)).toEqual(['first']);
      expect(await propose(['second'], about, ['first'])).toEqual([
        'first',
        'second',
      ]);
    });

    it('keeps what was said with a decision until that is taken back', async () => {
      const { store, propose, decide, find } = await setup();
      await propose(['kept', 'reopened']);
      await decide(
        [
          { id: 'kept', from: 'proposed', to: 'accepted' },
          { id: 'reopened', from: 'proposed', to: 'accepted' },
        ],
        'From January on',
      );
      await store.settle({
        steps: [{ id: 'kept', from: 'accepted', to: 'completed' }],
        now: after(120),
      });
      expect((await find('kept')).note).toBe('From January on');
      await decide([{ id: 'reopened', from: 'accepted', to: 'proposed' }]);
      expect((await find('reopened')).note).toBeUndefined();
    });
  });
});
