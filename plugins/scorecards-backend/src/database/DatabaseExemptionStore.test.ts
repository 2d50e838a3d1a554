import { eachDatabase } from '@internal/test-kit';
import {
  ANA,
  BEN,
  collect,
  DAY,
  HOUR,
  LEDGER,
  openStores,
  RATES,
  T0,
} from './__testUtils__/openStores';
import type { NewExemption } from './ExemptionStore';

const wish = (change: object = {}): NewExemption => ({
  entityRef: LEDGER,
  checkNumber: 1,
  reason: 'Moves to another team',
  requestedBy: ANA,
  requestedAt: T0,
  until: T0 + 30 * DAY,
  ...change,
});

eachDatabase(createDatabase => {
  const setup = async () => {
    const stores = await openStores(createDatabase);
    const { exemptions, feed } = stores;
    const request = async (change: object = {}) => {
      const answer = await exemptions.request(wish(change));
      if (!('made' in answer)) throw new Error('There is one already');
      return answer.made;
    };
    const approve = async (change: object = {}) => {
      const { id } = await request(change);
      return exemptions.decide({ id, state: 'approved', by: BEN, at: T0 });
    };
    const seq = async () => (await feed.readPosition()).seq;
    return { ...stores, request, approve, seq };
  };

  it('goes from asked to approved to revoked, and each step is told', async () => {
    const { exemptions, request, feed, seq } = await setup();
    const asked = await request({ ticket: 'LED-7', reason: 'a\0b' });
    expect(asked).toEqual({
      ...wish({ ticket: 'LED-7', reason: 'a\ufffdb' }),
      id: asked.id,
      state: 'requested',
      seq: await seq(),
    });
    expect(await exemptions.find(asked.id)).toEqual(asked);
    const decision = {
      id: asked.id,
      state: 'approved' as const,
      by: BEN,
      at: T0 + HOUR,
      note: 'shorter',
      until: T0 + 10 * DAY,
    };
    const approved = await exemptions.decide(decision);
    expect(approved).toEqual({
      ...asked,
      state: 'approved',
      decidedBy: BEN,
      decidedAt: T0 + HOUR,
      decisionNote: 'shorter',
      until: T0 + 10 * DAY,
      seq: asked.seq + 1,
    });
    expect(await exemptions.decide(decision)).toBeUndefined();
    expect(await exemptions.readActive()).toEqual([approved]);
    const revoked = await exemptions.revoke({
      id: asked.id,
      by: ANA,
      at: T0 + DAY,
    });
    expect(revoked).toEqual({
      ...approved,
      state: 'revoked',
      endedAt: T0 + DAY,
      endedBy: ANA,
      seq: await seq(),
    });
    expect(
      await exemptions.revoke({ id: asked.id, by: ANA, at: T0 }),
    ).toBeUndefined();
    expect(await exemptions.readActive()).toEqual([]);
    expect(await collect(feed.readExemptions(asked.seq))).toEqual([revoked]);
  });

  it('has one open or active at most', async () => {
    const { exemptions, request, approve } = await setup();
    const asked = await request();
    expect(await exemptions.request(wish({ requestedBy: BEN }))).toEqual({
      open: asked,
    });
    await request({ checkNumber: 2 });
    await request({ entityRef: RATES });
    await request({ checkNumber: undefined, scorecardNumber: 1 });
    await exemptions.decide({
      id: asked.id,
      state: 'refused',
      by: BEN,
      at: T0,
    });
    const again = await approve();
    expect(await exemptions.request(wish())).toEqual({ open: again });
    const both = await Promise.all([
      exemptions.request(wish({ checkNumber: 9 })),
      exemptions.request(wish({ checkNumber: 9 })),
    ]);
    expect(both.filter(one => 'made' in one)).toHaveLength(1);
  });

  it('ends what is over, and tells what has changed', async () => {
    const { exemptions, request, approve, seq } = await setup();
    const first = await approve({ until: T0 + 5 * DAY });
    await approve({ checkNumber: 2, until: T0 + 3 * DAY });
    await request({ checkNumber: 3, until: T0 + 3 * DAY });
    const changed = async (since: number) =>
      (await exemptions.listChanged(since)).map(one => one.checkNumber).sort();
    expect(await changed(T0)).toEqual([1, 2, 3]);
    expect(await changed(T0 + 1)).toEqual([]);
    expect(await exemptions.count({ states: ['approved'] })).toBe(2);

    const before = await seq();
    expect(await exemptions.endDue(T0 + 2 * DAY)).toEqual([]);
    expect(await seq()).toBe(before);
    const ended = await exemptions.endDue(T0 + 3 * DAY);
    expect(ended.map(one => [one.checkNumber, one.state]).sort()).toEqual([
      [2, 'ended'],
      [3, 'ended'],
    ]);
    expect(ended[0]).toMatchObject({ endedAt: T0 + 3 * DAY });
    expect(ended[0]).not.toHaveProperty('endedBy');
    expect(await exemptions.readActive()).toEqual([first]);
    expect(await changed(T0 + DAY)).toEqual([2, 3]);
    await request({ checkNumber: 2 });
  });

  it('lists those that end first, page by page', async () => {
    const { exemptions, request, approve } = await setup();
    for (let i = 0; i < 7; i++) {
      const change = {
        checkNumber: i + 1,
        until: T0 + (i % 3) * DAY,
        entityRef: i < 5 ? LEDGER : RATES,
      };
      await (i % 2 ? approve(change) : request(change));
    }
    const of = async (query: object) =>
      (await exemptions.list({ limit: 99, ...query })).map(
        one => one.checkNumber,
      );
    const all = await exemptions.list({ limit: 99 });
    expect(all.map(({ until }) => (until - T0) / DAY)).toEqual([
      0, 0, 0, 1, 1, 2, 2,
    ]);
    const paged: typeof all = [];
    for (;;) {
      const page = await exemptions.list({ limit: 2, after: paged.at(-1) });
      if (page.length === 0) break;
      paged.push(...page);
    }
    expect(paged).toEqual(all);
    expect((await of({ entityRefs: [RATES, 'x'] })).sort()).toEqual([6, 7]);
    expect(await of({ entityRefs: [] })).toEqual([]);
    expect((await of({ states: ['approved'] })).sort()).toEqual([2, 4, 6]);
    expect((await exemptions.listEntities({})).sort()).toEqual(
      [LEDGER, RATES].sort(),
    );
    expect(await exemptions.listEntities({ states: ['ended'] })).toEqual([]);
    expect(await exemptions.count({})).toBe(7);
    expect(
      await exemptions.count({ states: ['approved'], entityRefs: [LEDGER] }),
    ).toBe(2);
    expect(await exemptions.count({ entityRefs: [] })).toBe(0);
  });
});
