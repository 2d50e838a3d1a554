import { componentEntity, eachDatabase } from '@internal/test-kit';
import type { Entity } from '@backstage/catalog-model';
import {
  HOUR,
  iso,
  LEDGER,
  openStores,
  RATES,
  T0,
} from '../database/__testUtils__/openStores';
import { observedAtOf } from '../database/storedFacts';
import { checkReading } from '../providers/__testUtils__/checkReading';
import { refOf } from '../providers/values/written';
import { askContext, testProvider } from './__testUtils__/testProvider';
import { CollectRun } from './CollectRun';
import { silentProviders } from './silentProviders';
import { StoreSink } from './StoreSink';

const ENTITIES = [LEDGER, RATES].map(ref =>
  componentEntity({ name: ref.slice(ref.indexOf('/') + 1) }),
);

eachDatabase(createDatabase => {
  async function setup() {
    const stores = await openStores(createDatabase);
    const sink = new StoreSink(stores);
    /** A run at a time, in which entities have these sizes; those without one cannot be read. */
    const collect = (at: number, sizes: Record<string, number>) => {
      const run = new CollectRun({
        ...askContext(),
        sink,
        async *entities() {
          yield ENTITIES;
        },
        checkReading,
        now: () => new Date(at),
      });
      const provider = testProvider({
        collect: async ({ entities }) =>
          entities
            .map(refOf as (entity: Entity) => string)
            .flatMap(entityRef =>
              Object.hasOwn(sizes, entityRef)
                ? [{ entityRef, facts: { size: { value: sizes[entityRef] } } }]
                : [],
            ),
      });
      return run.run(provider, new AbortController().signal);
    };
    const known = async (ref: string) => {
      const [row] = await stores.facts.read([ref]);
      const [{ lastOkAt }] = await stores.runs.readProviders();
      const fact = row.facts.get('size')!;
      return [fact, iso(observedAtOf(fact, row, lastOkAt))];
    };
    const runs = () => stores.runs.list({ providerId: 'test', limit: 9 });
    return { ...stores, sink, collect, known, runs };
  }

  it('keeps runs, what changed in them, and the age of what could not be read', async () => {
    const { collect, known, runs } = await setup();
    await collect(T0, { [LEDGER]: 1, [RATES]: 2 });
    await collect(T0 + HOUR, { [LEDGER]: 1 });
    expect(await known(LEDGER)).toEqual([{ v: 1, s: T0 }, iso(T0 + HOUR)]);
    expect(await known(RATES)).toEqual([{ v: 2, s: T0 }, iso(T0)]);
    expect(await runs()).toEqual([
      expect.objectContaining({
        state: 'partial',
        entities: 1,
        changed: 0,
        failed: 1,
      }),
      expect.objectContaining({
        state: 'ok',
        entities: 2,
        changed: 2,
        failed: 0,
        startedAt: T0,
        finishedAt: T0,
      }),
    ]);
  });

  it('freezes what is known while a collector fails, and says so', async () => {
    const { collect, known, runs } = await setup();
    await collect(T0, { [LEDGER]: 1, [RATES]: 2 });
    await collect(T0 + HOUR, {});
    const silent = async (now: number) =>
      silentProviders({
        providers: [{ id: 'test', periodMs: HOUR }],
        runs: await runs(),
        now,
      }).get('test')?.since;
    expect(await known(LEDGER)).toEqual([{ v: 1, s: T0 }, iso(T0)]);
    expect(await silent(T0 + HOUR)).toBe(T0);
    await collect(T0 + 2 * HOUR, { [LEDGER]: 3, [RATES]: 2 });
    expect(await silent(T0 + 2 * HOUR)).toBeUndefined();
    expect(await known(LEDGER)).toEqual([
      { v: 3, s: T0 + 2 * HOUR },
      iso(T0 + 2 * HOUR),
    ]);
  });

  it('keeps what was read on demand until the next run', async () => {
    const { collect, known, runs, sink } = await setup();
    await collect(T0, { [LEDGER]: 1, [RATES]: 2 });
    const facts = { size: { value: 5 } };
    const at = T0 + HOUR / 2;
    await sink.writeOne('test', { entityRef: LEDGER, facts }, new Date(at));
    expect(await known(LEDGER)).toEqual([{ v: 5, s: at, o: at }, iso(at)]);
    expect(await runs()).toHaveLength(1);
    await collect(T0 + HOUR, { [LEDGER]: 5, [RATES]: 2 });
    expect(await known(LEDGER)).toEqual([{ v: 5, s: at }, iso(T0 + HOUR)]);
  });
});
