import { mockServices } from '@backstage/backend-test-utils';
import { eachDatabase } from '@internal/test-kit';
import type { Knex } from 'knex';
import { DatabaseDeliveryStore } from './DatabaseDeliveryStore';
import { openDatabase } from './openDatabase';
import { addDeliveries } from './operations/addDeliveries';

const START = Date.parse('2026-11-27T03:00:00Z');
const after = (seconds: number) => new Date(START + seconds * 1_000);

eachDatabase(createDatabase => {
  let store: DatabaseDeliveryStore;
  let other: DatabaseDeliveryStore;
  let db: Knex;

  beforeEach(async () => {
    const knex = await createDatabase();
    db = await openDatabase(mockServices.database({ knex }));
    store = new DatabaseDeliveryStore(db);
    other = new DatabaseDeliveryStore(db);
  });

  const add = (key: string, seconds = 0) =>
    store.add(
      { sourceId: 'github', key, kind: 'workflow_run', body: `{"${key}":1}` },
      after(seconds),
    );
  const take = (seconds: number, limit = 10, from = store) =>
    from.take({ now: after(seconds), forMs: 60_000, limit, stage: 'builds' });

  it('keeps what is sent twice once, and counts it', async () => {
    expect(await add('a')).toBe(true);
    expect(await add('a', 9)).toBe(false);
    expect(
      await Promise.all([add('b'), add('b'), add('b')]).then(all => all.sort()),
    ).toEqual([false, false, true]);
    expect(await store.counts()).toEqual(
      new Map([
        [
          'github',
          { waiting: 2, dead: 0, repeats: 3, lastReceivedAt: after(0) },
        ],
      ]),
    );
  });

  it('adds up what is sent again several times, in one statement', async () => {
    const sent = (key: string, countsRepeat = true) => ({
      sourceId: 'github',
      key,
      kind: 'push',
      body: '{}',
      now: after(0),
      countsRepeat,
      revives: true,
    });
    await addDeliveries(db, [sent('a'), sent('b'), sent('other')]);
    const asked: string[] = [];
    db.on('query', ({ sql }: { sql: string }) => asked.push(sql));
    const keys = ['a', 'b', 'new', 'a', 'new', 'a'];
    expect(
      await addDeliveries(db, [
        ...keys.map(key => sent(key)),
        ...[sent('event', false), sent('event', false)],
      ]),
    ).toEqual([false, false, true, false, false, false, true, false]);
    expect(asked).toHaveLength(2);
    const repeats = await db('deliveries').select('delivery_key', 'repeats');
    expect(
      Object.fromEntries(repeats.map(one => [one.delivery_key, one.repeats])),
    ).toEqual({ a: 3, b: 1, new: 1, other: 0, event: 0 });
  });

  it('gives each to one worker, and again when that one has died', async () => {
    for (const key of 'abcdefgh') await add(key);
    const taken = await Promise.all([take(1, 4), take(1, 4, other)]);
    const bodies = taken.flat().map(({ body }) => body);
    expect(new Set(bodies).size).toBe(bodies.length);
    expect(bodies.length + (await take(1)).length).toBe(8);
    expect(await take(59)).toEqual([]);
    const again = await take(62, 100);
    expect(again).toHaveLength(8);
    await store.done(again.map(({ id }) => id));
    expect(await take(600)).toEqual([]);
  });

  it('tries again later and later, and gives up the fifth time until somebody says again', async () => {
    await add('a');
    const [{ id }] = await take(0);
    let seconds = 0;
    for (const wait of [5, 20, 80, 320]) {
      expect(
        await store.failed(id, { problem: 'no', now: after(seconds) }),
      ).toBe('waiting');
      expect(await take(seconds + wait - 1)).toEqual([]);
      seconds += wait;
      expect(await take(seconds)).toHaveLength(1);
    }
    expect(
      await store.failed(id, {
        problem: 'x'.repeat(9_000),
        now: after(seconds),
      }),
    ).toBe('dead');
    expect(await take(seconds + 9_999)).toEqual([]);
    expect(await store.readDead(10)).toEqual([
      {
        id,
        sourceId: 'github',
        kind: 'workflow_run',
        receivedAt: after(0),
        problem: 'x'.repeat(2_000),
      },
    ]);
    expect(await store.retry(id, after(seconds))).toBe(true);
    expect(await store.retry(id, after(seconds))).toBe(false);
    expect(await take(seconds)).toMatchObject([{ id, attempts: 0 }]);
  });

  it('works in once more what was given up and is sent again, and nothing that was worked in', async () => {
    for (const key of 'ab') await add(key);
    const [a, b] = await take(0);
    await store.failed(a.id, { problem: 'no', now: after(0) });
    await store.giveUp(a.id, 'no');
    await store.done([b.id]);
    for (const key of 'ab') expect(await add(key, 500)).toBe(false);
    expect(await take(500)).toEqual([
      { ...a, attempts: 0, receivedAt: after(500) },
    ]);
    expect(await add('a', 501)).toBe(false);
    expect(await take(559)).toEqual([]);
    // A provider is asked for the same again and again.
    await store.giveUp(a.id, 'no');
    const asked = async (revives: boolean) =>
      store.add(
        { sourceId: 'github', key: 'a', kind: 'tests', body: '{}' },
        after(600),
        { countsRepeat: false, revives },
      );
    await asked(false);
    expect(await take(600)).toEqual([]);
    await asked(true);
    expect(await take(600)).toHaveLength(1);
    expect((await store.counts()).get('github')).toMatchObject({ repeats: 3 });
  });

  it('takes reports of tests after builds, a few MB at a time, and gives up what waited in vain', async () => {
    for (const key of 'abc') {
      const body = 'x'.repeat(3_000_000);
      await store.add({ sourceId: 'ci', key, kind: 'push', body }, after(0));
    }
    const tests = (seconds: number) =>
      store.take({
        now: after(seconds),
        forMs: 60_000,
        limit: 10,
        stage: 'tests',
      });
    expect(await tests(0)).toEqual([]);
    // Two of them are 6 MB, and three would be 9.
    const ids = (await take(0)).map(({ id }) => id);
    expect(ids).toHaveLength(2);
    await store.handOn(ids, after(1));
    expect(await take(2)).toHaveLength(1);
    const [first, second] = await tests(2);
    await store.postpone(first.id, { problem: 'no build', until: after(90) });
    await store.giveUp(second.id, 'broken: \0');
    expect(await tests(89)).toEqual([]);
    expect(await tests(90)).toMatchObject([{ id: first.id, attempts: 0 }]);
    expect(await store.readDead(9)).toMatchObject([
      { id: second.id, problem: 'broken: \ufffd' },
    ]);
  });

  it('counts sources without looking at what is done', async () => {
    for (const key of 'abcd') await add(key);
    await store.add(
      { sourceId: 'ci', key: 'e', kind: 'push', body: '{}' },
      after(7),
    );
    const [a, b] = await take(7, 2);
    await store.done([a.id]);
    await store.giveUp(b.id, 'no');
    const asked: string[] = [];
    db.on('query', ({ sql }: { sql: string }) => asked.push(sql));
    expect(await store.counts()).toEqual(
      new Map([
        ['ci', { waiting: 1, dead: 0, repeats: 0, lastReceivedAt: after(7) }],
        [
          'github',
          { waiting: 2, dead: 1, repeats: 0, lastReceivedAt: after(0) },
        ],
      ]),
    );
    // Each has an index of its own, by which it is answered; PostgreSQL takes none for a handful of rows.
    if (db.client.config.client === 'pg') return;
    for (const sql of [...asked]) {
      const plan: { detail: string }[] = await db.raw(
        `explain query plan ${sql.replaceAll('?', "'x'")}`,
      );
      expect(plan[0].detail).toMatch(/USING (COVERING )?INDEX deliveries_/);
    }
  });

  it('empties what was worked in at once, also where a slow worker fails at it afterwards', async () => {
    for (const key of 'ab') await add(key);
    const [a] = await take(0, 1);
    await store.done([a.id]);
    await store.postpone(a.id, { problem: 'no', until: after(1) });
    await store.giveUp(a.id, 'no');
    await store.handOn([a.id], after(1));
    const failure = { problem: 'no', now: after(1) };
    expect(await store.failed(a.id, failure)).toBeUndefined();
    const rows = await db('deliveries').orderBy('id');
    expect(rows).toMatchObject([
      { state: 'done', body: '', problem: null, attempts: 0 },
      { state: 'waiting', body: '{"b":1}' },
    ]);
    expect(await add('a')).toBe(false);
  });

  it('removes what was worked in or given up, each in its time, and nothing else', async () => {
    for (const key of 'abcd') await add(key);
    const [a, b, c] = await take(0, 3);
    await store.done([a.id]);
    await store.giveUp(b.id, 'no');
    await store.giveUp(c.id, 'no');
    await store.retry(c.id, after(0));
    expect(await store.remove('done', after(60))).toBe(0);
    expect(await store.remove('done', after(61))).toBe(1);
    // What was removed may come again: builds do not mind.
    expect(await add('a')).toBe(true);
    expect(await store.remove('dead', after(60))).toBe(0);
    expect((await store.counts()).get('github')).toMatchObject({ dead: 1 });
    expect(await store.remove('dead', after(61))).toBe(1);
    expect((await store.counts()).get('github')).toMatchObject({
      waiting: 3,
      dead: 0,
    });
  });
});
