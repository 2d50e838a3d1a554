import { mockServices } from '@backstage/backend-test-utils';
import { eachDatabase } from '@internal/test-kit';
import { DatabaseHistoryStore } from './DatabaseHistoryStore';
import { openDatabase } from './openDatabase';

const rates = 'component:default/rates';
const books = 'api:default/books';

describe('DatabaseHistoryStore', () => {
  eachDatabase(createDatabase => {
    it('gives the last ten owners of each entity, each once', async () => {
      const knex = await createDatabase();
      const db = await openDatabase(mockServices.database({ knex }));
      const ownedBefore = (entity_ref: string, team: number, at: number) => ({
        entity_ref,
        change: 'owner-changed',
        owner_ref: `group:default/team-${team}`,
        happened_at: at,
      });
      await db('ownership_changes').insert([
        ...Array.from({ length: 14 }, (_, at) =>
          ownedBefore(rates, at % 12, at),
        ),
        ownedBefore(books, 3, 20),
        ownedBefore(books, 4, 21),
        ownedBefore(books, 3, 22),
      ]);
      const store = new DatabaseHistoryStore(db);
      const found = await store.getPreviousOwners([rates, books]);
      const of = (ref: string) =>
        found
          .filter(({ entityRef }) => entityRef === ref)
          .map(({ ownerRef, until }) => [
            ownerRef.split('-')[1],
            until.getTime(),
          ]);
      expect(of(books)).toEqual([
        ['3', 22],
        ['4', 21],
      ]);
      expect(of(rates).map(([team]) => Number(team))).toEqual([
        1, 0, 11, 10, 9, 8, 7, 6, 5, 4,
      ]);
    });
  });
});
