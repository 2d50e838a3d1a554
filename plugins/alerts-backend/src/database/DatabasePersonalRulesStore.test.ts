import type { PersonalRule } from '@callboard/backstage-plugin-alerts-common';
import { eachDatabase } from '@internal/test-kit';
import { ANA, CHEN, migrated, MINUTE, T0 } from './__testUtils__/alertTables';
import { DatabaseMessageStore } from './DatabaseMessageStore';
import { DatabasePersonalRulesStore } from './DatabasePersonalRulesStore';
import { RulesStore } from './RulesStore';

const byMail: PersonalRule = {
  ...{ severities: ['critical'], channel: 'email', afterMinutes: 0 },
};

describe('DatabasePersonalRulesStore', () => {
  eachDatabase(createDatabase => {
    async function setup() {
      const db = await migrated(createDatabase);
      const store = new DatabasePersonalRulesStore(db);
      return { db, store, messages: new DatabaseMessageStore(db) };
    }

    it('keeps what each person says, as the engine reads it too', async () => {
      const { db, store } = await setup();
      expect(await store.read(ANA)).toEqual([]);
      await store.save(ANA, [byMail], T0);
      const later = [{ ...byMail, afterMinutes: 5 }, byMail];
      await store.save(CHEN, [byMail], T0);
      await store.save(ANA, later, T0 + MINUTE);
      expect(await store.read(ANA)).toEqual(later);
      expect(await store.read(CHEN)).toEqual([byMail]);
      const rules = new RulesStore(db);
      expect(await rules.readPersonalRules([ANA])).toEqual(
        new Map([[ANA, later]]),
      );
      await store.save(ANA, [], T0);
      expect(await store.read(ANA)).toEqual([]);
      expect(await rules.readPersonalRules([ANA, CHEN])).toEqual(
        new Map([[CHEN, [byMail]]]),
      );
    });

    it('tells who has sent it what became of a test', async () => {
      const { store, messages } = await setup();
      const add = (id: string, kind: 'test' | 'news') =>
        messages.add(
          [{ id, kind, userRef: ANA, channel: 'email', dueAt: T0 }],
          T0,
        );
      await add('t1', 'test');
      await add('n1', 'news');
      const read = (id: string, userRef = ANA) =>
        store.readTest({ id, userRef });
      expect(await read('t1')).toEqual({ state: 'waiting' });
      expect(await read('t1', CHEN)).toBeUndefined();
      expect(await read('n1')).toBeUndefined();
      const claimed = await messages.claim(T0, { limit: 9, except: [] });
      const test = claimed.find(({ id }) => id === 't1')!;
      await messages.giveUp(test, { at: T0, problem: 'no such mailbox' });
      expect(await read('t1')).toEqual({
        ...{ state: 'failed', problem: 'no such mailbox' },
      });
      expect(await store.countTests(ANA, T0)).toBe(1);
      expect(await store.countTests(ANA, T0 + 1)).toBe(0);
      expect(await store.countTests(CHEN, T0)).toBe(0);
    });
  });
});
