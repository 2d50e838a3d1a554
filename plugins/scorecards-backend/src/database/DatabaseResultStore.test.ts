import { eachDatabase } from '@internal/test-kit';
import {
  collect,
  DAY,
  HOUR,
  LEDGER,
  openStores,
  RATES,
  refsOf,
  T0,
} from './__testUtils__/openStores';
import type { LevelChange, NewResult, ResultChange } from './ResultStore';

const result = (entityRef: string, revision?: number): NewResult => ({
  entityRef,
  revision,
  factsSeq: 1,
  rulesSeq: 0,
  packed: { c: [0, 1, 2], by: entityRef },
});

const stateChange = (
  entityRef: string,
  change: Partial<ResultChange> = {},
): ResultChange => ({
  entityRef,
  checkNumber: 1,
  from: 0,
  to: 2,
  fromSince: T0,
  changedAt: T0 + HOUR,
  cause: { kind: 'fact', fact: 'oncall/size', runId: '7' },
  ...change,
});

const levelChange = (
  entityRef: string,
  change: Partial<LevelChange> = {},
): LevelChange => ({
  entityRef,
  scorecardNumber: 1,
  version: 3,
  from: 'silver',
  to: '',
  fromSince: T0,
  changedAt: T0 + HOUR,
  cause: { kind: 'rule', document: 'production', version: 3 },
  ...change,
});

eachDatabase((createDatabase, id) => {
  it('keeps results with what changed, all of it or nothing', async () => {
    const { results, feed } = await openStores(createDatabase);
    const first = await results.write({
      results: [result(LEDGER), result(RATES)],
      resultChanges: [],
      levelChanges: [],
    });
    expect(first.conflicts).toEqual([]);
    expect(await results.read([RATES, LEDGER])).toEqual([
      { ...result(RATES), revision: 1, seq: first.seq },
      { ...result(LEDGER), revision: 1, seq: first.seq },
    ]);
    const second = await results.write({
      // What is made from results that are not there any more, and of entities that nobody knows.
      results: [
        result(LEDGER, 1),
        result(RATES),
        result('component:default/nobody'),
      ],
      resultChanges: [stateChange(LEDGER), stateChange(RATES)],
      levelChanges: [levelChange(RATES), levelChange(LEDGER)],
    });
    expect(second.conflicts).toEqual([RATES, 'component:default/nobody']);
    expect(second.seq).toBe(first.seq! + 1);
    const own = { id: expect.any(String), seq: second.seq };
    expect(await results.readResultChanges({ limit: 9 })).toEqual([
      { ...stateChange(LEDGER), ...own },
    ]);
    expect(await results.readLevelChanges({ limit: 9 })).toEqual([
      { ...levelChange(LEDGER), ...own },
    ]);
    expect(
      (await results.read([LEDGER, RATES])).map(row => row.revision),
    ).toEqual([1, 2]);
    // A revision that was never there, of results that are not there.
    const { conflicts } = await results.write({
      results: [result(RATES, 7)],
      resultChanges: [],
      levelChanges: [],
    });
    expect(conflicts).toEqual([RATES]);
    const { seq } = await feed.readPosition();
    expect(
      await results.write({
        results: [],
        resultChanges: [],
        levelChanges: [],
      }),
    ).toEqual({ conflicts: [] });
    expect(await feed.readPosition()).toMatchObject({ seq });
  });

  it('finds changes by entity, check, scorecard and time', async () => {
    const { results } = await openStores(createDatabase);
    const at = (days: number) => ({ changedAt: T0 + days * DAY });
    await results.write({
      results: [result(LEDGER), result(RATES)],
      resultChanges: [
        stateChange(LEDGER, { ...at(1), from: undefined }),
        stateChange(RATES, at(2)),
        stateChange(LEDGER, { ...at(3), checkNumber: 2 }),
        stateChange(LEDGER, { ...at(4), to: undefined }),
      ],
      levelChanges: [
        levelChange(LEDGER, { ...at(1), from: undefined }),
        levelChange(LEDGER, { ...at(2), scorecardNumber: 2 }),
        levelChange(RATES, at(3)),
      ],
    });
    const days = async (
      found: Promise<{ changedAt: number; entityRef: string }[]>,
    ) => (await found).map(({ changedAt }) => (changedAt - T0) / DAY);
    const { readResultChanges: states, readLevelChanges: levels } = {
      readResultChanges: results.readResultChanges.bind(results),
      readLevelChanges: results.readLevelChanges.bind(results),
    };
    const limit = 9;
    expect(await days(states({ limit }))).toEqual([4, 3, 2, 1]);
    expect(await days(states({ entityRef: LEDGER, limit }))).toEqual([4, 3, 1]);
    expect(await days(states({ checkNumber: 1, limit }))).toEqual([4, 2, 1]);
    expect(
      await days(states({ entityRef: LEDGER, checkNumber: 2, limit })),
    ).toEqual([3]);
    expect(await days(states({ from: T0 + 2 * DAY, limit }))).toEqual([
      4, 3, 2,
    ]);
    const [, , third] = await states({ limit });
    expect(await days(states({ before: third.id, limit }))).toEqual([1]);
    expect(await days(states({ limit: 1 }))).toEqual([4]);
    expect(await days(levels({ scorecardNumber: 1, limit }))).toEqual([3, 1]);
    expect(await days(levels({ entityRef: LEDGER, limit }))).toEqual([2, 1]);
    const check = { checkNumber: 1, from: T0 + 2 * DAY };
    const [newest, other] = await results.readCheckChanges({ ...check, limit });
    expect([newest, other].map(({ changedAt }) => changedAt - T0)).toEqual([
      4 * DAY,
      2 * DAY,
    ]);
    expect(newest).toMatchObject({ entityRef: LEDGER, to: undefined });
    expect(
      await results.readCheckChanges({ ...check, before: newest, limit }),
    ).toEqual([other]);
    expect(
      await results.readCheckChanges({ ...check, before: other, limit }),
    ).toEqual([]);
    const [none] = await states({ entityRef: LEDGER, limit });
    expect(none).not.toHaveProperty('to');
    expect((await levels({ limit })).at(-1)).not.toHaveProperty('from');
  });

  it('stores and reads a catalog in a handful of statements', async () => {
    const refs = refsOf(10_000);
    const stores = await openStores(createDatabase, refs);
    const { results, facts, feed, statementsOf } = stores;
    const told = refs.map((entityRef, i) => ({
      entityRef,
      facts: { size: { value: i } },
    }));
    for (let at = 0; at < 10; at++) {
      await facts.write({
        providerId: 'oncall',
        at: T0,
        entities: told.slice(at * 1_000, (at + 1) * 1_000),
      });
    }
    const packed = { states: Array.from({ length: 50 }, (_, i) => [i, T0]) };
    const stored = await statementsOf(() =>
      results.write({
        results: refs.map(ref => ({ ...result(ref), packed })),
        resultChanges: [],
        levelChanges: [],
      }),
    );
    expect(stored.length).toBeLessThanOrEqual(12);
    const loaded = await statementsOf(async () => {
      expect((await feed.readPosition()).seq).toBe(12);
      // Lengths alone: to print so many rows takes minutes.
      expect((await collect(feed.readHeads(0))).length).toBe(10_000);
      expect((await collect(feed.readFacts(0))).length).toBe(10_000);
      const all = await collect(feed.readResults(0));
      expect(all.length).toBe(10_000);
      expect(all[17].packed).toEqual(packed);
    });
    // SQLite answers in this thread, and in small parts.
    expect(loaded.length).toBeLessThanOrEqual(id === 'SQLITE_3' ? 19 : 4);
  });

  it('takes one of two that are made from the same', async () => {
    const { results, feed } = await openStores(createDatabase);
    const write = () =>
      results.write({
        results: [result(LEDGER), result(RATES)],
        resultChanges: [stateChange(LEDGER)],
        levelChanges: [],
      });
    const both = await Promise.all([write(), write(), write()]);
    expect(both.map(({ conflicts }) => conflicts.length).sort()).toEqual([
      0, 2, 2,
    ]);
    expect(new Set(both.map(({ seq }) => seq)).size).toBe(3);
    expect(await results.readResultChanges({ limit: 9 })).toHaveLength(1);
    expect(await collect(feed.readResults(0))).toHaveLength(2);
  });
});
