import { stringifyEntityRef } from '@backstage/catalog-model';
import { FakeCatalog } from '@internal/test-kit';
import fc from 'fast-check';
import {
  component,
  disturbed,
  ref,
  setup,
  sorted,
} from './__testUtils__/follower';

describe('CatalogFollower after any changes', () => {
  const change = fc.record({
    name: fc.nat(11),
    title: fc.option(fc.constantFrom('first', 'second', 'third'), {
      nil: undefined,
    }),
  });
  const apply = (
    catalog: FakeCatalog,
    { name, title }: { name: number; title?: string },
  ) =>
    title === undefined
      ? catalog.remove(ref(name))
      : catalog.put(component(name, title));

  it('equals a full read, and was handed exactly what differed', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(change, { maxLength: 12 }), { maxLength: 6 }),
        async rounds => {
          const { catalog, store, follower } = setup([]);
          for (const changes of rounds) {
            const before = await store.readEtags();
            changes.forEach(each => apply(catalog, each));
            // Always there, so that the brake for an empty catalog stays out of this.
            catalog.put(component('anchor'));
            const after = new Map(
              catalog
                .entities()
                .map(entity => [
                  stringifyEntityRef(entity),
                  entity.metadata.etag,
                ]),
            );
            await follower.runOnce();

            const { upserted, removed } = store.takeLog();
            const differing = Array.from(after).filter(
              ([key, etag]) => before.get(key) !== etag,
            );
            expect(upserted.sort()).toEqual(
              differing.map(([key]) => key).sort(),
            );
            expect(removed.sort()).toEqual(
              Array.from(before.keys())
                .filter(key => !after.has(key))
                .sort(),
            );
            expect(sorted(store.rows.values())).toEqual(
              sorted(catalog.entities()),
            );
          }
        },
      ),
      { numRuns: 200 },
    );
  }, 30_000);

  it('equals a full read one quiet pass later when they happen during a pass', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(change, { minLength: 1, maxLength: 20 }),
        fc.array(change, { minLength: 1, maxLength: 20 }),
        async (earlier, during) => {
          const catalog = FakeCatalog.create({
            entities: [component('anchor')],
          });
          const pending = during.slice();
          let disturbing = false;
          const { store, follower } = setup([], {
            catalog: disturbed(catalog, () => {
              const next = disturbing && pending.shift();
              if (next) {
                apply(catalog, next);
              }
            }),
          });
          earlier.forEach(each => apply(catalog, each));
          await follower.runOnce();
          disturbing = true;
          while (pending.length > 0) {
            await follower.runOnce();
          }
          disturbing = false;
          await follower.runOnce();
          expect(sorted(store.rows.values())).toEqual(
            sorted(catalog.entities()),
          );
        },
      ),
      { numRuns: 200 },
    );
  }, 30_000);
});
