import { eachDatabase } from '@internal/test-kit';
import {
  ANA,
  LEDGER,
  migrated,
  MINUTE,
  PAYMENTS,
  T0,
} from './__testUtils__/alertTables';
import { DatabaseKeyStore } from './DatabaseKeyStore';
import { DatabaseRouteStore } from './DatabaseRouteStore';
import { DatabaseRouteMemory } from './RouteMemory';

describe('DatabaseRouteStore', () => {
  eachDatabase(createDatabase => {
    it('lists what was remembered, the newest first, and forgets it', async () => {
      const db = await migrated(createDatabase);
      const store = new DatabaseRouteStore(db);
      const memory = new DatabaseRouteMemory(db);
      const key = await new DatabaseKeyStore(db).create(
        {
          ...{ title: 'prometheus-eu', scope: { kind: 'any' } },
          ...{ createdBy: ANA, createdAt: T0 },
          secret: { hash: 'hash', hint: 'abcd' },
        },
        { most: 1 },
      );
      const matchers = [{ label: 'job', op: '=', value: 'fx' }] as const;
      await memory.remember({
        ...{ laneId: key!.id, matchers, targetRef: LEDGER, by: ANA, at: T0 },
      });
      await memory.remember({
        ...{ laneId: 'gone', matchers, targetRef: PAYMENTS },
        ...{ by: ANA, at: T0 + MINUTE },
      });
      const [second, first, ...more] = await store.list(9);
      expect(more).toEqual([]);
      expect(first).toEqual({
        ...{ id: first.id, matchers, entityRef: LEDGER, createdBy: ANA },
        ...{ createdAt: '2026-12-02T03:06:00.000Z', key: 'prometheus-eu' },
      });
      expect(second).toMatchObject({ entityRef: PAYMENTS });
      expect(second).not.toHaveProperty('key');
      expect(await store.list(1)).toEqual([second]);
      expect(await store.get(first.id)).toEqual(first);
      expect(await store.remove(first.id)).toBe(true);
      expect(await store.remove(first.id)).toBe(false);
      expect(await store.get(first.id)).toBeUndefined();
      expect(await store.list(9)).toEqual([second]);
    });
  });
});
