import { mockServices } from '@backstage/backend-test-utils';
import type { TransferStatus } from '@callboard/backstage-plugin-ownership-common';
import { eachDatabase } from '@internal/test-kit';
import {
  keptTransfer,
  noor,
  proposedAt,
  tomas,
} from '../__testUtils__/keptTransfer';
import { DatabaseMessageStore } from './DatabaseMessageStore';
import { DatabaseTransferStore } from './DatabaseTransferStore';
import type { DueMessage } from './MessageStore';
import { openDatabase } from './openDatabase';

/** So many seconds after everything was proposed. */
const after = (seconds: number) =>
  new Date(proposedAt.getTime() + seconds * 1_000);

describe('DatabaseMessageStore', () => {
  eachDatabase(createDatabase => {
    async function setup() {
      const knex = await createDatabase();
      const db = await openDatabase(mockServices.database({ knex }));
      const transfers = new DatabaseTransferStore(db);
      const store = new DatabaseMessageStore(db);
      const propose = (...ids: string[]) =>
        transfers.propose({
          transfers: ids.map(id =>
            keptTransfer({ id, entityRef: `component:default/${id}` }),
          ),
          replaced: [],
        });
      const decide = (
        id: string,
        [from, to]: [TransferStatus, TransferStatus],
        now: Date,
        actorRef = tomas,
      ) =>
        transfers.decide({
          steps: [{ id, from, to }],
          actorRef,
          expiresAt: after(1_000_000),
          now,
        });
      /** Claims batch by batch until nothing is left. */
      const claimAll = async (now: Date) => {
        const claimed: DueMessage[][] = [];
        for (;;) {
          const batch = await store.claim(now);
          if (batch.length === 0) return claimed;
          claimed.push(batch);
        }
      };
      return { db, store, transfers, propose, decide, claimAll };
    }

    it('claims a batch when its time to be taken back is over', async () => {
      const { store, propose } = await setup();
      await propose('a', 'b');
      expect(await store.claim(after(11))).toEqual([]);
      const claimed = await store.claim(after(12));
      expect(claimed).toEqual([
        expect.objectContaining({
          transferId: 'a',
          change: 'proposed',
          actorRef: noor,
          heard: undefined,
          attempts: 0,
        }),
        expect.objectContaining({ transferId: 'b' }),
      ]);
      expect(claimed[0].batch).toBe(claimed[1].batch);
      expect(await store.claim(after(12))).toEqual([]);
    });

    it('gives each message to one of two that claim at the same moment', async () => {
      const { store, propose, claimAll } = await setup();
      const ids = Array.from({ length: 12 }, (_, index) => `t${index}`);
      for (let at = 0; at < ids.length; at += 3) {
        await propose(...ids.slice(at, at + 3));
      }
      const shares = await Promise.all([
        claimAll(after(20)),
        claimAll(after(20)),
      ]);
      const batches = [...shares.flat(), ...(await claimAll(after(20)))];
      // Batches stay whole: half of one would be told with a wrong number.
      expect(batches.map(batch => batch.length)).toEqual([3, 3, 3, 3]);
      expect(
        batches
          .flat()
          .map(({ transferId }) => transferId)
          .sort(),
      ).toEqual([...ids].sort());
      expect(await store.claim(after(20))).toEqual([]);
    });

    it('gives a message again when whoever claimed it is gone', async () => {
      const { store, propose } = await setup();
      await propose('a');
      const [message] = await store.claim(after(20));
      expect(await store.claim(after(139))).toEqual([]);
      expect(await store.claim(after(140))).toEqual([message]);
    });

    it('knows what people have heard', async () => {
      const { store, propose, decide } = await setup();
      await propose('a');
      await store.remove(await store.claim(after(20)));

      await decide('a', ['proposed', 'accepted'], after(60));
      const [accepted] = await store.claim(after(80));
      expect(accepted).toMatchObject({
        change: 'accepted',
        actorRef: tomas,
        heard: 'proposed',
      });
      await store.remove([accepted]);

      await decide('a', ['accepted', 'proposed'], after(200));
      const [reopened] = await store.claim(after(220));
      expect(reopened).toMatchObject({
        change: 'reopened',
        actorRef: tomas,
        heard: 'accepted',
      });
    });

    it('lets the last message of a transfer stand for those before it', async () => {
      const { db, store, propose, decide } = await setup();
      await propose('a', 'b');
      await decide('a', ['proposed', 'accepted'], after(2));
      await decide('a', ['accepted', 'proposed'], after(4));
      expect(await store.claim(after(13))).toEqual([
        expect.objectContaining({ transferId: 'b', change: 'proposed' }),
      ]);
      expect(await store.claim(after(15))).toEqual([]);
      const due = await store.claim(after(16));
      expect(due).toEqual([
        expect.objectContaining({
          transferId: 'a',
          change: 'reopened',
          heard: undefined,
        }),
      ]);
      await store.remove(due);
      expect(await db('messages').pluck('transfer_id')).toEqual(['b']);
    });

    it('holds back what failed, and what was given up until it is asked for', async () => {
      const { store, propose } = await setup();
      await propose('a');
      const due = await store.claim(after(20));
      await store.postpone(due, after(300), []);
      expect(await store.claim(after(299))).toEqual([]);
      const again = await store.claim(after(300));
      expect(again).toEqual([{ ...due[0], attempts: 1 }]);

      await store.giveUp(again, after(301), ['scope']);
      expect(await store.claim(after(1_000_000))).toEqual([]);
      expect(await store.countGivenUp()).toBe(1);
      expect(await store.retryGivenUp()).toBe(1);
      expect(await store.countGivenUp()).toBe(0);
      expect(await store.claim(after(302))).toEqual([
        { ...due[0], told: ['scope'] },
      ]);
    });

    it('names nobody for what happened by itself', async () => {
      const { store, transfers, propose } = await setup();
      await propose('a');
      await store.remove(await store.claim(after(20)));
      await transfers.settle({
        steps: [{ id: 'a', from: 'proposed', to: 'entity-gone' }],
        now: after(30),
      });
      // Nobody could take it back, so it waits for nothing.
      const [gone] = await store.claim(after(30));
      expect(gone).toMatchObject({
        change: 'entity-gone',
        actorRef: undefined,
        heard: 'proposed',
      });
    });
  });
});
