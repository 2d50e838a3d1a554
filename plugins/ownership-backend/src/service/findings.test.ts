import { mockServices } from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import { CatalogFollower } from '@internal/backend-kit';
import { defaultOwnershipKeys } from '@callboard/backstage-plugin-ownership-common';
import {
  eachDatabase,
  FakeCatalog,
  generateOrganisation,
} from '@internal/test-kit';
import * as fc from 'fast-check';
import type { Knex } from 'knex';
import { DatabaseFindingStore } from '../database/DatabaseFindingStore';
import { DatabaseOwnershipStore } from '../database/DatabaseOwnershipStore';
import { openDatabase } from '../database/openDatabase';
import { mutateCatalog } from '../__testUtils__/mutateCatalog';
import { CatalogMirror } from './CatalogMirror';
import { FindingRecorder } from './FindingRecorder';
import { Presenter } from './Presenter';
import { Register } from './Register';

const DAY = 86_400_000;
const periods = {
  default: { freshFor: 120 * DAY, dueAfter: 180 * DAY },
  byTier: {},
};
const minute = (count: number) =>
  new Date(Date.UTC(2026, 10, 22) + count * 60_000);

const sorted = (map: ReadonlyMap<string, unknown>) =>
  [...map].sort(([a], [b]) => (a < b ? -1 : 1));

const codes = (foundAt: ReadonlyMap<string, ReadonlyMap<string, number>>) =>
  [...foundAt]
    .flatMap(([ref, found]) => [...found.keys()].map(code => `${ref}#${code}`))
    .sort();

describe('findings', () => {
  eachDatabase(createDatabase => {
    const open = async () =>
      openDatabase(mockServices.database({ knex: await createDatabase() }));

    /** A process of its own over a database: it follows the catalog, and writes down what it finds. */
    function keeper(catalog: FakeCatalog, knex: Knex) {
      const store = new DatabaseOwnershipStore(knex);
      const register = new Register({ store });
      const presenter = new Presenter({
        chatKey: 'chat',
        periods,
        clock: () => minute(0).getTime(),
      });
      const findings = new DatabaseFindingStore(knex);
      const written: number[] = [];
      const change = findings.changeFindings.bind(findings);
      findings.changeFindings = async changes => {
        written.push(changes.appeared.length + changes.gone.length);
        await change(changes);
      };
      const recorder = new FindingRecorder({
        register,
        presenter,
        store: findings,
        news: { findingsChanged: () => undefined },
      });
      const follower = CatalogFollower.create({
        id: 'test',
        catalog: catalog.service,
        auth: mockServices.auth(),
        logger: mockServices.logger.mock(),
        store: new CatalogMirror({
          store,
          keys: defaultOwnershipKeys,
          logger: mockServices.logger.mock(),
        }),
      });
      return {
        register,
        written,
        async pass(at: Date) {
          await follower.runOnce();
          return recorder.record(at);
        },
      };
    }

    const rows = (knex: Knex) =>
      knex('findings')
        .select('entity_ref', 'code')
        .orderBy(['entity_ref', 'code']);

    async function empty(knex: Knex) {
      await knex('findings').delete();
      await knex('removals').delete();
      await knex('entities').delete();
      await knex('follow_states').update({ revision: 0, followed_at: null });
    }

    it('are after any changes what a first reading would find, and the days stay', async () => {
      const start = generateOrganisation({
        seed: 11,
        engineers: 30,
        teams: 6,
        services: 40,
      });
      const [followed, readInFull] = [await open(), await open()];
      await fc.assert(
        fc.asyncProperty(
          fc.array(fc.integer({ min: 1, max: 2 ** 31 - 1 }), {
            minLength: 1,
            maxLength: 5,
          }),
          async seeds => {
            await empty(followed);
            const catalog = FakeCatalog.create({ entities: start });
            const { pass, written, register } = keeper(catalog, followed);
            await pass(minute(1));

            let entities: Entity[] = start;
            let at = 1;
            for (const seed of seeds) {
              entities = mutateCatalog(catalog, entities, seed);

              const before = await followed('findings');
              at += 1;
              await pass(minute(at));
              const known = new Set(
                before.map(row => `${row.entity_ref}#${row.code}`),
              );
              for (const row of await followed('findings')) {
                const isNew = !known.has(`${row.entity_ref}#${row.code}`);
                const foundAt = Number(row.found_at);
                expect(foundAt === minute(at).getTime()).toBe(isNew);
              }
              written.length = 0;
              expect(await pass(minute(at))).toEqual({ appeared: 0, gone: 0 });
              expect(written).toEqual([0]);
            }

            await empty(readInFull);
            const again = keeper(catalog, readInFull);
            await again.pass(minute(1));
            expect(await rows(followed)).toEqual(await rows(readInFull));

            // What this process keeps in memory is what another one reads from the database.
            const inMemory = await register.current();
            const fresh = await new Register({
              store: new DatabaseOwnershipStore(followed),
            }).current();
            expect(sorted(inMemory.entities)).toEqual(sorted(fresh.entities));
            expect(sorted(inMemory.organisation.groups)).toEqual(
              sorted(fresh.organisation.groups),
            );
            expect(codes(inMemory.foundAt)).toEqual(codes(fresh.foundAt));
          },
        ),
        { numRuns: process.env.CALLBOARD_FULL ? 60 : 5 },
      );
    });
  });
});
