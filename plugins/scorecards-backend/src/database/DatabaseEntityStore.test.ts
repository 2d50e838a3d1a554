import { eachDatabase } from '@internal/test-kit';
import {
  collect,
  DAY,
  LEDGER,
  openStores,
  RATES,
  T0,
} from './__testUtils__/openStores';

eachDatabase(createDatabase => {
  it('writes heads that are other, and nothing else', async () => {
    const { entities, feed, head } = await openStores(createDatabase);
    const { seq } = await feed.readPosition();
    expect(await entities.upsert([head(LEDGER), head(RATES)])).toEqual([]);
    expect((await feed.readPosition()).seq).toBe(seq);
    const bare = {
      entityRef: RATES,
      kind: 'component',
      head: { name: 'a\0b', tags: ['\ud800'] },
      etag: 'e2',
    };
    expect(await entities.upsert([head(LEDGER), bare])).toEqual([RATES]);
    expect(await collect(feed.readHeads(seq))).toEqual([
      {
        entityRef: RATES,
        kind: 'component',
        head: bare.head,
        isGone: false,
        seq: seq + 1,
      },
    ]);
    expect(await entities.upsert([bare])).toEqual([]);
    expect(await entities.readEtags()).toEqual(
      new Map([
        [LEDGER, 'e1'],
        [RATES, 'e2'],
      ]),
    );
    const titled = { ...bare, title: `x\0${'y'.repeat(497)}\u{1f600}` };
    expect(await entities.upsert([titled])).toEqual([RATES]);
    expect(await entities.upsert([titled])).toEqual([]);
  });

  it('tells that entities are gone, and what is left of those that come back', async () => {
    const stores = await openStores(createDatabase);
    const { entities, facts, results, feed, head } = stores;
    const told = {
      providerId: 'oncall',
      at: T0,
      entities: [{ entityRef: LEDGER, facts: { size: { value: 1 } } }],
    };
    await facts.write(told);
    await results.write({
      results: [{ entityRef: LEDGER, factsSeq: 2, rulesSeq: 0, packed: [1] }],
      resultChanges: [],
      levelChanges: [],
    });
    const { seq } = await feed.readPosition();
    expect(await entities.remove([LEDGER, 'component:default/x'], T0)).toBe(1);
    expect(await collect(feed.readHeads(seq))).toMatchObject([
      { entityRef: LEDGER, isGone: true },
    ]);
    expect([...(await entities.readEtags()).keys()]).toEqual([RATES]);
    expect(await entities.remove([LEDGER], T0 + DAY)).toBe(0);
    expect(await entities.remove([], T0)).toBe(0);

    const before = (await feed.readPosition()).seq;
    expect(await entities.upsert([head(LEDGER)])).toEqual([LEDGER]);
    const [back] = await collect(feed.readHeads(before));
    expect(back).toMatchObject({ entityRef: LEDGER, isGone: false });
    expect(await collect(feed.readFacts(before))).toMatchObject([
      { entityRef: LEDGER, providerId: 'oncall', seq: before + 1 },
    ]);
    expect(await collect(feed.readResults(before))).toMatchObject([
      { entityRef: LEDGER, packed: [1], seq: before + 1 },
    ]);
  });
});
