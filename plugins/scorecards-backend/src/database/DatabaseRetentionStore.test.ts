import { eachDatabase } from '@internal/test-kit';
import {
  ANA,
  collect,
  DAY,
  LEDGER,
  openStores,
  RATES,
  refsOf,
  T0,
} from './__testUtils__/openStores';
import type { Retained } from './RetentionStore';

eachDatabase(createDatabase => {
  it.each<[Retained, string, object]>([
    [
      'factChanges',
      'fact_changes',
      { fact: 'a/b', from_json: '1', to_json: '2' },
    ],
    ['resultChanges', 'result_changes', { check_number: 1, cause_json: '{}' }],
    [
      'levelChanges',
      'level_changes',
      { scorecard_number: 1, version: 1, cause_json: '{}' },
    ],
  ])('removes old %s, some at a time', async (what, table, columns) => {
    const { db, retention } = await openStores(createDatabase);
    const rows = Array.from({ length: 1_210 }, (_, i) => ({
      entity_ref: LEDGER,
      // The newest is written first.
      changed_at: T0 - i * DAY,
      seq: 1,
      ...columns,
    }));
    await db.batchInsert(table, rows, 100);
    const counts: number[] = [];
    for (;;) {
      const count = await retention.remove(what, T0 - 9 * DAY);
      counts.push(count);
      if (count === 0) break;
    }
    expect(counts).toEqual([500, 500, 200, 0]);
    const left: (number | string)[] = await db(table).pluck('changed_at');
    expect(left.map(Number).sort()).toEqual(
      Array.from({ length: 10 }, (_, i) => T0 - i * DAY).sort(),
    );
  });

  it('removes old runs, but none that says how a provider stands', async () => {
    const { runs, retention } = await openStores(createDatabase);
    const run = async (
      providerId: string,
      days: number,
      state?: 'ok' | 'failed',
    ) => {
      const at = T0 + days * DAY;
      const id = await runs.begin({ providerId, at });
      const counts = { entities: 0, changed: 0, failed: 0 };
      if (state) await runs.end({ id, at, state, ...counts });
    };
    await run('oncall', 0, 'ok');
    await run('oncall', 1, 'ok');
    await run('oncall', 2, 'failed');
    await run('oncall', 3, 'failed');
    await run('files', 0, 'failed');
    await run('files', 1);
    expect(await retention.remove('runs', T0 + 10 * DAY)).toBe(3);
    expect(await retention.remove('runs', T0 + 10 * DAY)).toBe(0);
    const days = async (providerId: string) =>
      (await runs.list({ providerId, limit: 9 })).map(
        ({ startedAt }) => (startedAt - T0) / DAY,
      );
    expect(await days('oncall')).toEqual([3, 1]);
    expect(await days('files')).toEqual([1]);
    expect((await runs.readProviders())[1]).toMatchObject({
      lastOkAt: T0 + DAY,
      lastRun: { state: 'failed' },
    });
  });

  it('removes exemptions and sign-offs that are over, and none in force', async () => {
    const { db, retention, exemptions, signOffs } = await openStores(
      createDatabase,
    );
    for (const [i, state] of [
      ...['requested', 'approved', 'refused', 'revoked', 'ended'],
      'ended',
    ].entries()) {
      await db('exemptions').insert({
        ...{ id: `${i}`, entity_ref: LEDGER, check_number: i, state, seq: 1 },
        ...{ reason: 'x', requested_by: ANA, requested_at: T0 },
        until: i < 5 ? T0 : T0 + DAY,
      });
    }
    const sign = (fact: string, more: object) =>
      db('sign_offs').insert({
        ...{ id: fact, entity_ref: LEDGER, fact, value_json: 'true' },
        ...{ signed_by: ANA, signed_at: T0, until: T0, ...more },
      });
    await sign('counts', {});
    await sign('ended', { ended_at: T0 });
    await sign('revoked', { revoked_at: T0, revoked_by: ANA });
    await sign('later', { ended_at: T0, until: T0 + DAY });
    const removed: number[] = [];
    for (const what of ['exemptions', 'signOffs'] as const)
      for (let i = 0; i < 2; i++)
        removed.push(await retention.remove(what, T0 + 1));
    expect(removed).toEqual([3, 0, 2, 0]);
    const left = await exemptions.list({ limit: 9 });
    expect(left.map(({ checkNumber }) => checkNumber)).toEqual([0, 1, 5]);
    const signed = await signOffs.list({ entityRef: LEDGER, limit: 9 });
    expect(signed.map(({ fact }) => fact).sort()).toEqual(['counts', 'later']);
  });

  it('removes old reminders some at a time', async () => {
    const { reminders, retention } = await openStores(createDatabase);
    const teamRefs = Array.from({ length: 1_010 }, (_, i) => `group:x/${i}`);
    await reminders.addByHand({ campaignId: 'java', teamRefs, at: T0 });
    const day = { day: '2026-12-31', daysBefore: 7 };
    await reminders.addByDay({
      ...{ campaignId: 'java', teamRefs: teamRefs.slice(0, 3), at: T0 + DAY },
      ...day,
    });
    const removed: number[] = [];
    for (let i = 0; i < 4; i++)
      removed.push(await retention.remove('reminders', T0 + 1));
    expect(removed).toEqual([500, 500, 10, 0]);
    expect(await reminders.list({ since: 0 })).toHaveLength(3);
  });

  it('removes what is kept of entities that are gone for long', async () => {
    const stores = await openStores(createDatabase);
    const { entities, facts, results, exemptions, campaigns } = stores;
    const { signOffs, retention, feed } = stores;
    const cause = { kind: 'catalog' as const };
    for (const entityRef of [LEDGER, RATES]) {
      for (const value of [1, 2]) {
        await facts.write({
          providerId: 'oncall',
          at: T0 + value,
          entities: [{ entityRef, facts: { size: { value } } }],
        });
      }
      await results.write({
        results: [{ entityRef, factsSeq: 1, rulesSeq: 1, packed: [] }],
        resultChanges: [],
        levelChanges: [
          {
            entityRef,
            scorecardNumber: 1,
            version: 1,
            to: 'gold',
            changedAt: T0,
            cause,
          },
        ],
      });
      await exemptions.request({
        entityRef,
        checkNumber: 1,
        reason: 'x',
        requestedBy: ANA,
        requestedAt: T0,
        until: T0 + DAY,
      });
      await signOffs.sign(
        {
          entityRef,
          fact: 'audit/passed',
          value: true,
          signedBy: ANA,
          signedAt: T0,
          until: T0 + DAY,
        },
        { value: true },
      );
      await campaigns.take('java', [
        { entityRef, change: 'joined', at: T0, cause },
      ]);
    }
    await entities.remove([LEDGER], T0);
    const { seq } = await feed.readPosition();
    expect(await retention.remove('goneEntities', T0)).toBe(0);
    expect((await feed.readPosition()).seq).toBe(seq);
    expect(await retention.remove('goneEntities', T0 + 1)).toBe(1);
    expect(await retention.remove('goneEntities', T0 + 1)).toBe(0);
    const refs = async (found: Promise<{ entityRef: string }[]>) => [
      ...new Set((await found).map(one => one.entityRef)),
    ];
    const limit = 99;
    for (const found of [
      collect(feed.readHeads(0)),
      collect(feed.readFacts(0)),
      collect(feed.readResults(0)),
      exemptions.list({ limit }),
      campaigns.listItems({ campaignId: 'java' }),
    ]) {
      expect(await refs(found)).toEqual([RATES]);
    }
    expect(await signOffs.list({ entityRef: LEDGER, limit })).toEqual([]);
    // What happened did happen.
    const both = [LEDGER, RATES];
    expect((await refs(results.readLevelChanges({ limit }))).sort()).toEqual(
      both.sort(),
    );
    expect(
      await refs(campaigns.listChanges({ campaignId: 'java', limit })),
    ).toEqual([LEDGER, RATES].sort().reverse());
    expect(await facts.readChanges({ entityRef: LEDGER, limit })).toHaveLength(
      1,
    );
  });

  it('removes many gone entities some at a time', async () => {
    const refs = refsOf(1_100);
    const { entities, retention } = await openStores(createDatabase, refs);
    await entities.remove(refs.slice(0, 1_001), T0);
    const counts = [0, 0, 0, 0].map(() => 0);
    for (const i of counts.keys()) {
      counts[i] = await retention.remove('goneEntities', T0 + 1);
    }
    expect(counts).toEqual([500, 500, 1, 0]);
    expect((await entities.readEtags()).size).toBe(99);
  });
});
