import { eachDatabase } from '@internal/test-kit';
import {
  HOUR,
  iso,
  LEDGER,
  MINUTE,
  openStores,
  RATES,
  refsOf,
  T0,
} from './__testUtils__/openStores';
import type { RunOutcome } from './RunStore';
import { observedAtOf, toReading } from './storedFacts';

const PROVIDER = 'oncall';

eachDatabase(createDatabase => {
  const setup = async (entityRefs?: readonly string[]) => {
    const stores = await openStores(createDatabase, entityRefs);
    const { facts, runs } = stores;
    const begin = (at: number) => runs.begin({ providerId: PROVIDER, at });
    const end = (id: string, at: number, state: RunOutcome = 'ok') =>
      runs.end({ id, at, state, entities: 1, changed: 1, failed: 0 });
    const write = (runId: string | undefined, at: number, told: object) =>
      facts.write({
        providerId: PROVIDER,
        runId,
        at,
        entities: Object.entries(told).map(([entityRef, own]) => ({
          entityRef,
          facts: own,
        })),
      });
    const row = async (ref: string) => (await facts.read([ref]))[0];
    const ageOf = async (ref: string, name: string) => {
      const found = await row(ref);
      const [provider] = await runs.readProviders();
      return observedAtOf(found.facts.get(name)!, found, provider?.lastOkAt);
    };
    const history = async (fact?: string) =>
      (await facts.readChanges({ entityRef: LEDGER, fact, limit: 10 })).map(
        ({ id, entityRef, ...change }) => change,
      );
    return { ...stores, begin, end, write, row, ageOf, history };
  };

  it('keeps what is told, and what changes of it', async () => {
    const { begin, end, write, row, history } = await setup();
    const evidence = { url: '/oncall/schedules/1', note: 'Chen Li' };
    const first = await begin(T0);
    const told = await write(first, T0, {
      [LEDGER]: {
        size: { value: 1, evidence },
        gap: { missing: 'no schedule' },
        now: { unavailable: 'Callboard on-call is not installed' },
        tags: { value: [{ a: 1 }] },
      },
    });
    expect(told).toEqual({
      seq: expect.any(Number),
      changed: [
        {
          entityRef: LEDGER,
          facts: ['oncall/size', 'oncall/gap', 'oncall/now', 'oncall/tags'],
        },
      ],
      ignored: [],
    });
    expect(await history()).toEqual([]);
    await end(first, T0 + MINUTE);

    const at = T0 + HOUR;
    const second = await begin(at);
    await write(second, at, {
      [LEDGER]: {
        size: { value: 2, evidence: { ...evidence, note: 'Chen Li, Ana' } },
        gap: { missing: 'no schedule names it' },
        now: { value: 'reachable' },
      },
    });
    expect(await row(LEDGER)).toMatchObject({ runId: second, observedAt: at });
    expect(Object.fromEntries((await row(LEDGER)).facts)).toEqual({
      size: { v: 2, s: at, e: { ...evidence, note: 'Chen Li, Ana' } },
      // Other words for the same are no change.
      gap: { m: 'no schedule names it', s: T0 },
      now: { v: 'reachable', s: at },
      tags: { v: [{ a: 1 }], s: T0 },
    });
    const change = { changedAt: at, runId: second };
    expect(await history()).toEqual([
      {
        fact: 'oncall/now',
        from: { u: 'Callboard on-call is not installed' },
        to: { v: 'reachable' },
        ...change,
      },
      { fact: 'oncall/size', from: { v: 1 }, to: { v: 2 }, ...change },
    ]);
    expect(await history('oncall/size')).toHaveLength(1);
  });

  it('writes nothing where nothing is other', async () => {
    const refs = refsOf(1_000);
    const { begin, write, facts, statementsOf, feed } = await setup(refs);
    const same = () =>
      Object.fromEntries(
        refs.map((ref, i) => [
          ref,
          {
            size: { value: i, evidence: { url: '/a', title: undefined } },
            links: { value: [{ url: 'https://a', type: 'x' }, { url: 'b' }] },
            labels: { value: { a: 'b', constructor: 'c' } },
            gap: { missing: 'none' },
          },
        ]),
      );
    const first = await begin(T0);
    const news = await statementsOf(() => write(first, T0, same()));
    expect(news.length).toBeLessThanOrEqual(5);
    expect((await facts.read(refs)).length).toBe(1_000);
    const { seq } = await feed.readPosition();

    const second = await begin(T0 + HOUR);
    const again = await statementsOf(async () => {
      const written = await write(second, T0 + HOUR, same());
      expect(written).toEqual({ changed: [], ignored: [] });
    });
    expect(again).toHaveLength(1);
    expect(again[0]).toMatch(/^select/);
    expect((await feed.readPosition()).seq).toBe(seq);

    // The order of names in a value says nothing.
    const turned = {
      links: { value: [{ type: 'x', url: 'https://a' }, { url: 'b' }] },
    };
    expect(await write(second, T0 + HOUR, { [refs[3]]: turned })).toEqual({
      changed: [],
      ignored: [],
    });
    const oneOther = await statementsOf(() =>
      write(second, T0 + HOUR, {
        ...same(),
        [refs[7]]: { size: { value: 0 } },
      }),
    );
    expect(oneOther.length).toBeLessThanOrEqual(5);
    expect((await feed.readPosition()).seq).toBe(seq + 1);
    expect(
      await facts.readChanges({ entityRef: refs[7], limit: 5 }),
    ).toMatchObject([{ from: { v: 7 }, to: { v: 0 } }]);
  });

  it('has facts be as old as the last run that could read them', async () => {
    const { begin, end, write, row, ageOf, facts } = await setup();
    const one = { size: { value: 1 } };
    const first = await begin(T0);
    await write(first, T0, { [LEDGER]: one, [RATES]: one });
    await end(first, T0 + MINUTE);
    const second = await begin(T0 + HOUR);
    await write(second, T0 + HOUR, { [LEDGER]: one, [RATES]: one });
    await end(second, T0 + HOUR + MINUTE);
    expect(await ageOf(LEDGER, 'size')).toBe(T0 + HOUR);

    const third = await begin(T0 + 2 * HOUR);
    await write(third, T0 + 2 * HOUR, { [LEDGER]: one });
    const held = { providerId: PROVIDER, entityRefs: [RATES] };
    await facts.hold({ ...held, runId: third });
    await end(third, T0 + 2 * HOUR + MINUTE, 'partial');
    expect(await ageOf(LEDGER, 'size')).toBe(T0 + 2 * HOUR);
    expect(await ageOf(RATES, 'size')).toBe(T0 + HOUR);
    expect(await row(RATES)).toMatchObject({ heldRunId: second });
    const { seq } = await row(RATES);
    // Once more: as old as before, and nothing to write.
    const fourth = await begin(T0 + 3 * HOUR);
    await facts.hold({ ...held, runId: fourth });
    await end(fourth, T0 + 3 * HOUR + MINUTE, 'partial');
    expect(await row(RATES)).toMatchObject({ heldRunId: second, seq });
    expect(await ageOf(RATES, 'size')).toBe(T0 + HOUR);

    const fifth = await begin(T0 + 4 * HOUR);
    const told = await write(fifth, T0 + 4 * HOUR, { [RATES]: one });
    expect(told.changed).toEqual([]);
    await end(fifth, T0 + 4 * HOUR + MINUTE);
    expect((await row(RATES)).heldRunId).toBeUndefined();
    expect(await ageOf(RATES, 'size')).toBe(T0 + 4 * HOUR);
    // A run that fails says nothing of age.
    const sixth = await begin(T0 + 5 * HOUR);
    await end(sixth, T0 + 5 * HOUR, 'failed');
    expect(await ageOf(RATES, 'size')).toBe(T0 + 4 * HOUR);
  });

  it('takes what is pushed with its own time, and nothing older', async () => {
    const { write, row, facts, ageOf, history } = await setup();
    const at = (minute: number) => iso(T0 + minute * MINUTE);
    await write(undefined, T0, { [LEDGER]: { a: { value: 'x' } } });
    await write(undefined, T0 + HOUR, {
      [LEDGER]: { b: { value: true, observedAt: at(50) } },
    });
    expect(await ageOf(LEDGER, 'a')).toBe(T0);
    expect(await ageOf(LEDGER, 'b')).toBe(T0 + 50 * MINUTE);
    expect(toReading((await row(LEDGER)).facts.get('b')!)).toEqual({
      value: true,
      observedAt: at(50),
    });
    // Seen again: as new as that, and no change.
    const again = await write(undefined, T0 + 2 * HOUR, {
      [LEDGER]: {
        a: { value: 'x', observedAt: at(70) },
        b: { value: false, observedAt: at(40) },
      },
    });
    expect(again).toMatchObject({
      changed: [],
      ignored: [{ entityRef: LEDGER, fact: 'oncall/b' }],
    });
    expect((await row(LEDGER)).facts.get('a')).toEqual({
      v: 'x',
      o: T0 + 70 * MINUTE,
      s: T0,
    });
    const only = await write(undefined, T0 + 2 * HOUR, {
      [LEDGER]: { b: { value: false, observedAt: at(40) } },
    });
    expect(only).toEqual({
      changed: [],
      ignored: [{ entityRef: LEDGER, fact: 'oncall/b' }],
    });
    await facts.write({
      providerId: PROVIDER,
      at: T0,
      overrules: true,
      entities: [
        { entityRef: LEDGER, facts: { b: { missing: 'taken back' } } },
      ],
    });
    expect(await history('oncall/b')).toMatchObject([
      { from: { v: true }, to: { m: 'taken back' }, changedAt: T0 },
    ]);
  });

  it('lets one be read alone, until the next run', async () => {
    const { begin, end, write, ageOf } = await setup();
    const one = { size: { value: 1 } };
    const first = await begin(T0);
    await write(first, T0, { [LEDGER]: one });
    await end(first, T0);
    await write(undefined, T0 + MINUTE, { [LEDGER]: one });
    expect(await ageOf(LEDGER, 'size')).toBe(T0 + MINUTE);
    const second = await begin(T0 + HOUR);
    await write(second, T0 + HOUR, { [LEDGER]: one });
    await end(second, T0 + HOUR);
    expect(await ageOf(LEDGER, 'size')).toBe(T0 + HOUR);
  });

  it('puts parts of one entity together, and drops entities that are not there', async () => {
    const { facts, entities, row } = await setup();
    await entities.remove([RATES], T0);
    const written = await facts.write({
      providerId: PROVIDER,
      at: T0,
      entities: [
        { entityRef: LEDGER, facts: { a: { value: 1 } } },
        { entityRef: RATES, facts: { a: { value: 1 } } },
        { entityRef: 'component:default/nobody', facts: { a: { value: 1 } } },
        { entityRef: LEDGER, facts: { b: { value: '\0\ud800' } } },
      ],
    });
    expect(written.changed).toEqual([
      { entityRef: LEDGER, facts: ['oncall/a', 'oncall/b'] },
    ]);
    expect(await facts.read([RATES, 'component:default/nobody'])).toEqual([]);
    expect((await row(LEDGER)).facts.get('b')).toMatchObject({ v: '\0\ud800' });
  });
});
