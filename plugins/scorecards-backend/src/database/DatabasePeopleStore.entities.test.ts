import { eachDatabase } from '@internal/test-kit';
import { fill, openFilledStores } from './__testUtils__/fillStores';
import { readPage } from './__testUtils__/readPage';
import {
  ANA,
  collect,
  DAY,
  HOUR,
  LEDGER,
  T0,
} from './__testUtils__/openStores';

const BOOKS = 'component:default/books';

eachDatabase(createDatabase => {
  const setup = (entityRefs?: readonly string[]) =>
    openFilledStores(createDatabase, entityRefs);

  it('takes all of an entity to a reference that is new', async () => {
    const stores = await setup();
    const { people, feed, dump, entities, results, exemptions } = stores;
    const { campaigns, facts, head } = stores;
    await fill(stores, LEDGER);
    await stores.tokens.create({
      providerId: 'ci',
      title: 'CI',
      hash: 'h',
      scope: { entityRefs: [LEDGER] },
      createdBy: ANA,
      createdAt: T0,
    });
    const { seq } = await feed.readPosition();
    const before = await readPage(stores, LEDGER);
    await people.move({ fromRef: LEDGER, toRef: BOOKS, at: T0 + DAY });
    const heads = await collect(feed.readHeads(seq));
    expect(heads).toMatchObject([
      { entityRef: BOOKS, title: 'ledger', isGone: false },
      { entityRef: LEDGER, isGone: true },
    ]);
    const page = await readPage(stores, BOOKS);
    expect(page).toMatchObject({
      result: { packed: { at: T0 }, revision: 1, seq: seq + 1 },
      facts: [{ providerId: 'audit' }, { providerId: 'oncall' }],
      exemptions: [{ state: 'requested' }, { state: 'requested' }],
    });
    expect(page.facts.map(one => one.facts)).toEqual(
      before.facts.map(one => one.facts),
    );
    for (const found of [
      feed.readFacts(seq),
      feed.readResults(seq),
      feed.readExemptions(seq),
    ]) {
      const all = await collect<{ entityRef: string }>(found);
      expect(new Set(all.map(one => one.entityRef))).toEqual(new Set([BOOKS]));
    }
    expect(
      await facts.readChanges({ entityRef: BOOKS, limit: 9 }),
    ).toHaveLength(1);
    expect(
      await results.readResultChanges({ entityRef: BOOKS, limit: 9 }),
    ).toHaveLength(1);
    expect(await campaigns.listItems({ campaignId: 'java' })).toHaveLength(1);
    // Only what says that the old one is gone still names it.
    const named = (await dump())
      .split('\n')
      .filter(one => one.includes(LEDGER));
    expect(named).toHaveLength(1);
    const again = await exemptions.request({
      entityRef: BOOKS,
      checkNumber: 1,
      reason: 'x',
      requestedBy: ANA,
      requestedAt: T0,
      until: T0 + DAY,
    });
    expect(again).toHaveProperty('open');
    // Without an etag, the catalog brings it up to date.
    expect(await entities.upsert([head(BOOKS)])).toEqual([BOOKS]);
  });

  it('puts an entity together with what the new reference has', async () => {
    const stores = await setup([LEDGER, BOOKS]);
    const { people, entities, facts, exemptions, signOffs, results } = stores;
    await fill(stores, LEDGER);
    await facts.write({
      providerId: 'ci',
      at: T0,
      entities: [{ entityRef: LEDGER, facts: { ok: { value: true } } }],
    });
    await fill(stores, BOOKS, T0 + HOUR);
    await entities.remove([LEDGER], T0 + DAY);
    await people.move({ fromRef: LEDGER, toRef: BOOKS, at: T0 + DAY });
    const page = await readPage(stores, BOOKS);
    expect(page.result?.packed).toEqual({ at: T0 + HOUR });
    expect(page.facts.map(one => one.providerId)).toEqual([
      'audit',
      'ci',
      'oncall',
    ]);
    expect(page.facts[2].facts.get('size')).toMatchObject({
      s: T0 + HOUR + 2,
    });
    expect(page.exemptions.map(one => one.requestedAt)).toEqual([
      T0 + HOUR,
      T0 + HOUR,
    ]);
    expect(
      (await exemptions.list({ states: ['ended'], limit: 9 })).map(one => [
        one.entityRef,
        one.endedAt,
      ]),
    ).toEqual([
      [BOOKS, T0 + DAY],
      [BOOKS, T0 + DAY],
    ]);
    const signed = await signOffs.list({ entityRef: BOOKS, limit: 9 });
    expect(signed.map(one => one.endedAt)).toEqual([undefined, T0 + DAY]);
    expect(
      (await results.readLevelChanges({ entityRef: BOOKS, limit: 9 })).map(
        one => one.changedAt,
      ),
    ).toEqual([T0 + HOUR, T0]);
    expect(await readPage(stores, LEDGER)).toMatchObject({
      head: { isGone: true },
      facts: [],
    });
  });
});
