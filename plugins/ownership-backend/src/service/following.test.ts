import { mockServices } from '@backstage/backend-test-utils';
import { defaultOwnershipKeys } from '@callboard/backstage-plugin-ownership-common';
import {
  FakeCatalog,
  componentEntity,
  eachDatabase,
  generateOrganisation,
  groupEntity,
  systemEntity,
  withRelations,
} from '@internal/test-kit';
import { CatalogFollower } from '@internal/backend-kit';
import type { Entity } from '@backstage/catalog-model';
import * as fc from 'fast-check';
import type { Knex } from 'knex';
import { DatabaseOwnershipStore } from '../database/DatabaseOwnershipStore';
import { openDatabase } from '../database/openDatabase';
import { mutateCatalog } from '../__testUtils__/mutateCatalog';
import { CatalogMirror } from './CatalogMirror';

const keys = defaultOwnershipKeys;

describe('following the catalog', () => {
  eachDatabase(createDatabase => {
    const open = async () => {
      const knex = await createDatabase();
      return openDatabase(mockServices.database({ knex }));
    };
    /** Begins anew in the same database: dropping a hundred of them takes PostgreSQL minutes. */
    async function follower(catalog: FakeCatalog, knex: Knex) {
      await knex('entities').delete();
      await knex('follow_states').update({
        revision: 0,
        followed_at: null,
      });
      const store = new DatabaseOwnershipStore(knex);
      const written: number[] = [];
      const upsert = store.upsertEntities.bind(store);
      store.upsertEntities = async (entities, now) => {
        const rows = await upsert(entities, now);
        written.push(rows);
        return rows;
      };
      const follow = CatalogFollower.create({
        id: 'test',
        catalog: catalog.service,
        auth: mockServices.auth(),
        logger: mockServices.logger.mock(),
        store: new CatalogMirror({
          store,
          keys,
          logger: mockServices.logger.mock(),
        }),
      });
      return { follow, written };
    }
    const rows = (knex: Knex) =>
      knex('entities')
        .select('entity_ref', 'kind', 'etag', 'owner_ref', 'facts_json')
        .orderBy('entity_ref');

    it('ends where a full read ends, after any changes, and touches few rows for each', async () => {
      const start = generateOrganisation({
        seed: 7,
        engineers: 30,
        teams: 6,
        services: 40,
      });
      const [followed, readInFull] = [await open(), await open()];
      await fc.assert(
        fc.asyncProperty(
          fc.array(fc.integer({ min: 1, max: 2 ** 31 - 1 }), {
            minLength: 1,
            maxLength: 6,
          }),
          async seeds => {
            const catalog = FakeCatalog.create({ entities: start });
            const { follow, written } = await follower(catalog, followed);
            await follow.runOnce();

            let entities: Entity[] = start;
            for (const seed of seeds) {
              entities = mutateCatalog(catalog, entities, seed);

              written.length = 0;
              const result = await follow.runOnce();
              const touched = written.reduce((sum, count) => sum + count, 0);
              // A row for each entity whose etag moved, and not one more.
              expect(touched).toBe(result.added + result.changed);
            }
            const again = await follower(catalog, readInFull);
            await again.follow.runOnce();
            expect(await rows(followed)).toEqual(await rows(readInFull));
          },
        ),
        { numRuns: process.env.CALLBOARD_FULL ? 60 : 6 },
      );
    });

    it('touches no component when the owner of their system changes', async () => {
      const organisation = (owner: string) =>
        withRelations([
          groupEntity({ name: 'ledger' }),
          groupEntity({ name: 'fraud' }),
          systemEntity({ name: 'pay', owner }),
          ...Array.from({ length: 50 }, (_, index) =>
            componentEntity({ name: `service-${index}`, system: 'pay' }),
          ),
        ]);
      const catalog = FakeCatalog.create({ entities: organisation('ledger') });
      const { follow, written } = await follower(catalog, await open());
      await follow.runOnce();
      expect(written).toEqual([53]);

      for (const entity of organisation('fraud')) catalog.put(entity);
      written.length = 0;
      await follow.runOnce();
      // The system and both groups, whose relations name it.
      expect(written).toEqual([3]);
    });
  });
});
