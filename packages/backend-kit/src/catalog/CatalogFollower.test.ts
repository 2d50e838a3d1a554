import { FakeCatalog } from '@internal/test-kit';
import {
  component,
  disturbed,
  ref,
  setup,
  sorted,
} from './__testUtils__/follower';

describe('CatalogFollower', () => {
  it('hands over what is new, changed and gone, and nothing else', async () => {
    const { catalog, store, follower } = setup(
      [1, 2, 3].map(n => component(n)),
    );
    expect(await follower.runOnce()).toEqual({
      added: 3,
      changed: 0,
      removed: 0,
      unchanged: 0,
      durationMs: 0,
      complete: true,
    });
    store.takeLog();

    catalog.put(component(2, 'second'));
    catalog.put(component(3));
    catalog.put(component(4));
    catalog.remove(ref(1));
    catalog.requests.length = 0;
    expect(await follower.runOnce()).toMatchObject({
      added: 1,
      changed: 1,
      removed: 1,
      unchanged: 1,
      complete: true,
    });
    expect(store.takeLog()).toEqual({
      upserted: [ref(2), ref(4)],
      removed: [ref(1)],
    });
    expect(sorted(store.rows.values())).toEqual(sorted(catalog.entities()));
    expect(catalog.requests.map(({ method }) => method)).toEqual([
      'queryEntities',
      'getEntitiesByRefs',
      'getEntitiesByRefs',
    ]);
  });

  it('costs one request per page when nothing changed', async () => {
    const { catalog, store, follower } = setup(
      Array.from({ length: 5_001 }, (_, n) => component(n)),
    );
    await follower.runOnce();
    expect(store.rows.size).toBe(5_001);
    expect(store.largestBatch).toBe(1_000);
    store.takeLog();
    catalog.requests.length = 0;

    expect(await follower.runOnce()).toMatchObject({ unchanged: 5_001 });
    expect(store.takeLog()).toEqual({ upserted: [], removed: [] });
    expect(catalog.requests.map(({ method }) => method)).toEqual([
      'queryEntities',
      'queryEntities',
    ]);
  });

  it('follows only what the filter lets through', async () => {
    const group = { ...component(2), kind: 'Group' };
    const { catalog, store, follower } = setup([component(1), group], {
      filter: { kind: 'Component' },
    });
    await follower.runOnce();
    expect(Array.from(store.rows.keys())).toEqual([ref(1)]);
    catalog.remove(ref(1));
    catalog.put(component(3));
    await follower.runOnce();
    expect(Array.from(store.rows.keys())).toEqual([ref(3)]);
  });

  it('reads the catalog as the plugin itself', async () => {
    const principals: unknown[] = [];
    const catalog = FakeCatalog.create({
      entities: [component(1)],
      canSee: ({ principal }) => {
        principals.push(principal);
        return true;
      },
    });
    const { follower } = setup([], { catalog: catalog.service });
    await follower.runOnce();
    expect(principals.length).toBeGreaterThan(0);
    for (const principal of principals) {
      expect(principal).toMatchObject({ type: 'service' });
    }
  });

  it('copes with an entity that vanishes between list and fetch', async () => {
    const catalog = FakeCatalog.create({
      entities: [component(1), component(2)],
    });
    const { store, follower } = setup([], {
      catalog: disturbed(catalog, method => {
        if (method === 'getEntitiesByRefs') {
          catalog.remove(ref(2));
        }
      }),
    });
    expect(await follower.runOnce()).toMatchObject({
      added: 1,
      complete: true,
    });
    expect(Array.from(store.rows.keys())).toEqual([ref(1)]);

    catalog.put(component(2));
    catalog.put(component(1, 'second'));
    await store.upsert([component(2)]);
    expect(await follower.runOnce()).toMatchObject({ removed: 0 });
    expect(await follower.runOnce()).toMatchObject({ removed: 1 });
    expect(Array.from(store.rows.keys())).toEqual([ref(1)]);
  });

  it('keeps an entity that is back by the time it would be removed', async () => {
    const catalog = FakeCatalog.create({
      entities: [component(1), component(2)],
    });
    let deletes = false;
    const { store, follower } = setup([], {
      catalog: disturbed(catalog, method => {
        if (deletes && method === 'queryEntities') {
          catalog.remove(ref(2));
        } else {
          catalog.put(component(2));
        }
      }),
    });
    await follower.runOnce();
    deletes = true;
    expect(await follower.runOnce()).toMatchObject({ removed: 0 });
    expect(store.removed).toEqual([]);
  });

  it('removes nothing when the list ends early', async () => {
    const catalog = FakeCatalog.create({
      entities: Array.from({ length: 5_002 }, (_, n) => component(n)),
    });
    let pages = 0;
    let failing = false;
    const { store, follower } = setup([], {
      catalog: disturbed(catalog, method => {
        pages += method === 'queryEntities' ? 1 : 0;
        if (failing && pages % 2 === 0) {
          throw new Error('catalog is away');
        }
      }),
    });
    await follower.runOnce();
    catalog.remove(ref(17));
    failing = true;
    await expect(follower.runOnce()).rejects.toThrow('catalog is away');
    expect(store.removed).toEqual([]);
    failing = false;
    await follower.runOnce();
    expect(store.removed).toEqual([ref(17)]);
  });

  it.each(['queryEntities', 'getEntitiesByRefs'])(
    'stops when aborted during %s, and the next pass completes the work',
    async during => {
      const catalog = FakeCatalog.create({
        entities: Array.from({ length: 5_001 }, (_, n) => component(n)),
      });
      const results: unknown[] = [];
      const abort = new AbortController();
      const { store, follower } = setup([], {
        onPass: result => {
          results.push(result.complete);
        },
        catalog: disturbed(catalog, method => {
          if (method === during) {
            abort.abort();
          }
        }),
      });
      await store.upsert([component('old')]);
      store.takeLog();
      expect(await follower.runOnce(abort.signal)).toMatchObject({
        complete: false,
        removed: 0,
      });
      expect(store.rows.has(ref('old'))).toBe(true);
      expect(store.takeLog().upserted).toHaveLength(
        during === 'queryEntities' ? 0 : 1_000,
      );

      await follower.runOnce();
      expect(sorted(store.rows.values())).toEqual(sorted(catalog.entities()));
      expect(results).toEqual([false, true]);
    },
  );

  it('does not believe an empty catalog before it is seen twice in a row', async () => {
    const { catalog, store, follower, logger } = setup([component(1)]);
    const vanish = () => catalog.remove(ref(1));
    const held = { removed: 0, complete: false };
    await follower.runOnce();

    vanish();
    expect(await follower.runOnce()).toMatchObject(held);
    expect(logger.warn).toHaveBeenCalledTimes(1);
    catalog.put(component(1));
    expect(await follower.runOnce()).toMatchObject({ complete: true });

    vanish();
    expect(await follower.runOnce()).toMatchObject(held);
    expect(store.rows.size).toBe(1);
    expect(await follower.runOnce()).toMatchObject({
      removed: 1,
      complete: true,
    });
    expect(store.rows.size).toBe(0);
    expect(logger.warn).toHaveBeenCalledTimes(2);
  });

  it('hands everything over again each hour, because an etag may be the descriptor’s own', async () => {
    const { catalog, store, follower, now } = setup([component(1)]);
    catalog.put(component(2), { etag: 'v1' });
    await follower.runOnce();
    catalog.put(component(2, 'second'), { etag: 'v1' });
    store.takeLog();

    now.current = 3_599_999;
    expect(await follower.runOnce()).toMatchObject({ unchanged: 2 });
    expect(store.takeLog().upserted).toEqual([]);

    now.current = 3_600_000;
    expect(await follower.runOnce()).toMatchObject({
      changed: 0,
      unchanged: 2,
    });
    expect(store.takeLog().upserted).toEqual([ref(1), ref(2)]);
    expect(store.rows.get(ref(2))?.metadata.title).toBe('second');

    expect(await follower.runOnce()).toMatchObject({ unchanged: 2 });
    expect(store.takeLog().upserted).toEqual([]);
  });
});
