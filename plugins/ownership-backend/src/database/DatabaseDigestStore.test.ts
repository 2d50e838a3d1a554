import { mockServices } from '@backstage/backend-test-utils';
import { eachDatabase, fakeClock } from '@internal/test-kit';
import { DatabaseDigestStore } from '@internal/backend-kit';
import { openDatabase } from './openDatabase';

const week = '2026-W48';
const ownerRef = 'group:default/ledger';

describe('DatabaseDigestStore', () => {
  eachDatabase(createDatabase => {
    async function setup() {
      const knex = await createDatabase();
      const db = await openDatabase(mockServices.database({ knex }));
      const store = new DatabaseDigestStore(db);
      const clock = fakeClock('2026-11-23T09:00:00Z');
      const claim = (given: { ownerRef?: string; week?: string } = {}) =>
        store.claim({ ownerRef, week, now: clock.now(), ...given });
      return { db, store, clock, claim };
    }
    const minutes = (count: number) => count * 60_000;

    it('gives the reminder of a team to one of many that ask for it', async () => {
      const { claim } = await setup();
      const given = await Promise.all(
        Array.from({ length: 6 }, (_, index) =>
          claim(index % 2 ? { ownerRef: 'group:default/fraud' } : {}),
        ),
      );
      expect(given.filter(Boolean)).toHaveLength(2);
    });

    it('gives it once a week, also when it was never finished last week', async () => {
      const { claim, store, clock } = await setup();
      expect(await claim()).toBe(true);
      await store.setSent({ ownerRef, now: clock.now() });
      clock.advance(minutes(60));
      expect(await claim()).toBe(false);
      expect(await claim({ week: '2026-W49' })).toBe(true);
      expect(await claim({ week: '2027-W01' })).toBe(true);
      expect(await claim({ week: '2026-W53' })).toBe(false);
    });

    it('gives it again when whoever took it on has not sent it', async () => {
      const { db, claim, store, clock } = await setup();
      expect(await claim()).toBe(true);
      clock.advance(minutes(4));
      expect(await claim()).toBe(false);
      clock.advance(minutes(1));
      expect(await claim()).toBe(true);
      await store.setSent({ ownerRef, now: clock.now() });
      clock.advance(minutes(10));
      expect(await claim()).toBe(false);
      expect(await db('digests')).toHaveLength(1);
    });
  });
});
