import { setTimeout as sleep } from 'node:timers/promises';
import { eachDatabase } from '@internal/test-kit';
import { jsonRows } from '@internal/backend-kit';
import {
  collect,
  LEDGER,
  openStores,
  RATES,
  refOf,
  refsOf,
  T0,
} from './__testUtils__/openStores';
import type { NewResult } from './ResultStore';

const result = (entityRef: string, revision?: number): NewResult => ({
  entityRef,
  revision,
  factsSeq: 1,
  rulesSeq: 0,
  packed: {},
});

eachDatabase((createDatabase, id) => {
  it('gives changes page by page, each once, in their order', async () => {
    const refs = refsOf(45_000);
    const stores = await openStores(createDatabase, [LEDGER]);
    const { db, feed, results, statementsOf } = stores;
    // A change of 30,000 rows does not fit into a page.
    const seqOf = (i: number) => 10 + Number(i >= 1_000) + Number(i >= 31_000);
    const rows = jsonRows(
      db,
      JSON.stringify(refs.map((ref, i) => [ref, seqOf(i)])),
      { entity_ref: 'text', seq: 'bigint' },
    );
    await db.raw(
      `insert into results (entity_ref, revision, facts_seq, rules_seq, packed_json, seq)
       select entity_ref, 1, 1, 0, '{}', seq from ? as news`,
      [rows],
    );
    let rowCount = 0;
    const found = new Set<string>();
    const order: number[] = [];
    const sent = await statementsOf(async () => {
      for await (const page of feed.readResults(10)) {
        rowCount += page.length;
        for (const { entityRef, seq } of page) {
          if (order.at(-1) !== seq) order.push(seq);
          found.add(entityRef);
        }
      }
    });
    expect(sent).toHaveLength(id === 'SQLITE_3' ? 23 : 3);
    expect(rowCount).toBe(44_000);
    expect(order).toEqual([11, 12]);
    expect(found.size).toBe(44_000);
    expect(found.has(refOf(999))).toBe(false);
    expect(await collect(feed.readResults(12))).toEqual([]);
    const { seq } = await results.write({
      results: [result(LEDGER)],
      resultChanges: [],
      levelChanges: [],
    });
    expect(await collect(feed.readResults(12))).toEqual([]);
    expect(
      (await collect(feed.readResults(seq! - 1))).some(
        row => row.entityRef === LEDGER,
      ),
    ).toBe(true);
  });

  // SQLite has one connection, on which writers and readers queue anyway.
  it('misses nothing while many write', async () => {
    const refs = refsOf(8);
    const { facts, results, feed } = await openStores(createDatabase, refs);
    const followed = {
      facts: new Map<string, number>(),
      results: new Map<string, number>(),
    };
    let known = 0;
    const follow = async () => {
      const { seq } = await feed.readPosition();
      for await (const page of feed.readFacts(known)) {
        page.forEach(row => followed.facts.set(row.entityRef, row.seq));
      }
      for await (const page of feed.readResults(known)) {
        page.forEach(row => followed.results.set(row.entityRef, row.revision));
      }
      known = seq;
    };
    const write = async (writer: number) => {
      for (let i = 0; i < 12; i++) {
        const mine = refs.filter((_, at) => (at + i + writer) % 3 !== 0);
        await facts.write({
          providerId: 'ci',
          at: T0 + i,
          overrules: true,
          entities: mine.map(entityRef => ({
            entityRef,
            facts: { [`writer-${writer}`]: { value: i } },
          })),
        });
        const before = await results.read(mine);
        const revisions = new Map(before.map(one => [one.entityRef, one]));
        await results.write({
          results: mine.map(ref => result(ref, revisions.get(ref)?.revision)),
          resultChanges: [],
          levelChanges: [],
        });
      }
    };
    let isDone = false;
    const writers = Promise.all([0, 1, 2, 3].map(write)).then(() => {
      isDone = true;
    });
    let polls = 0;
    while (!isDone) {
      await follow();
      polls += 1;
      await sleep(1);
    }
    await writers;
    await follow();
    expect(polls).toBeGreaterThan(2);
    const rows = await facts.read(refs);
    expect(followed.facts).toEqual(
      new Map(rows.map(row => [row.entityRef, row.seq])),
    );
    // No writer took away what another had written.
    for (const row of rows) {
      expect([...row.facts.keys()].sort()).toEqual(
        [0, 1, 2, 3].map(writer => `writer-${writer}`),
      );
      for (const fact of row.facts.values()) {
        expect('v' in fact && Number(fact.v)).toBeGreaterThanOrEqual(9);
      }
    }
    expect(followed.results).toEqual(
      new Map(
        (await results.read(refs)).map(row => [row.entityRef, row.revision]),
      ),
    );
  });

  // SQLite has one connection, on which writers and readers queue anyway.
  if (id === 'SQLITE_3') return;

  it('has who comes later wait, so that no reader misses who came first', async () => {
    const { db, feed, results, facts } = await openStores(createDatabase);
    const { seq: before } = await feed.readPosition();
    const slow = await db.transaction();
    await slow('counters').where({ name: 'changes' }).increment('value', 1);
    const order: string[] = [];
    const late = results
      .write({
        results: [result(RATES)],
        resultChanges: [],
        levelChanges: [],
      })
      .then(({ seq }) => order.push(`late ${seq! - before}`));
    await slow('facts').insert({
      entity_ref: LEDGER,
      provider_id: 'oncall',
      facts_json: '{}',
      observed_at: T0,
      seq: before + 1,
    });
    await sleep(200);
    // Neither is there, and a reader that has come so far asks again from there.
    expect((await feed.readPosition()).seq).toBe(before);
    expect(order).toEqual([]);
    await slow.commit();
    order.push('slow 1');
    await late;
    expect(order).toEqual(['slow 1', 'late 2']);
    expect((await collect(feed.readFacts(before))).map(row => row.seq)).toEqual(
      [before + 1],
    );
    // What is seen again makes nobody wait.
    const held = await db.transaction();
    await held('counters').where({ name: 'changes' }).increment('value', 1);
    await facts.write({
      providerId: 'oncall',
      at: T0,
      entities: [{ entityRef: LEDGER, facts: {} }],
    });
    await held.rollback();
  });
});
