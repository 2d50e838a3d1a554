import { mockServices } from '@backstage/backend-test-utils';
import { eachDatabase } from '@internal/test-kit';
import { DatabasePageStore } from '../database/DatabasePageStore';
import { openDatabase } from '../database/openDatabase';
import { DatabaseServiceChangeStore } from './DatabaseServiceChangeStore';

const ledger = 'component:default/ledger';
const at = (minute: number) => new Date(Date.UTC(2026, 10, 27, 9, minute));

describe('DatabaseServiceChangeStore', () => {
  eachDatabase(createDatabase => {
    async function setup() {
      const knex = await createDatabase();
      const db = await openDatabase(mockServices.database({ knex }));
      const store = new DatabaseServiceChangeStore(db);
      const pages = new DatabasePageStore(db);
      const see = (definition: string, minute: number) =>
        store.see([{ entityRef: ledger, definition }], at(minute));
      const changed = async () => {
        const ms = (await store.readChanges()).get(ledger);
        return ms === undefined ? undefined : new Date(ms);
      };
      return { store, see, changed, revision: () => pages.readRevision() };
    }

    it('takes the first sight for no change, and another definition for one', async () => {
      const { see, changed, revision } = await setup();
      await see('v1:a', 1);
      await see('v1:a', 2);
      expect(await changed()).toBeUndefined();
      expect(await revision()).toBe(0);
      await see('v1:b', 3);
      expect(await changed()).toEqual(at(3));
      expect(await revision()).toBe(1);
    });

    it('keeps the moment at which the first of many processes saw it', async () => {
      const { see, changed, revision } = await setup();
      await see('v1:a', 1);
      await see('v1:b', 3);
      await Promise.all([see('v1:b', 4), see('v1:b', 5)]);
      expect(await changed()).toEqual(at(3));
      expect(await revision()).toBe(1);
    });

    it('takes no other form of the hash for a change', async () => {
      const { see, changed } = await setup();
      await see('v1:a', 1);
      await see('v2:a', 2);
      expect(await changed()).toBeUndefined();
      await see('v2:b', 3);
      expect(await changed()).toEqual(at(3));
    });

    it('takes the latest of what is told, before and after the first sight', async () => {
      const { store, see, changed, revision } = await setup();
      await store.tell(ledger, at(5));
      await store.tell(ledger, at(4));
      await store.tell(ledger, at(5));
      expect(await changed()).toEqual(at(5));
      expect(await revision()).toBe(1);
      await see('v1:a', 6);
      expect(await changed()).toEqual(at(5));
      await store.tell(ledger, at(7));
      expect(await changed()).toEqual(at(7));
    });

    it('takes in many at once', async () => {
      const { store } = await setup();
      const many = (definition: string) =>
        Array.from({ length: 600 }, (_, i) => ({
          entityRef: i ? `component:default/c${i}` : ledger,
          definition,
        }));
      await store.see(many('v1:a'), at(1));
      await store.see(many('v1:b'), at(2));
      expect((await store.readChanges()).size).toBe(600);
    });
  });
});
