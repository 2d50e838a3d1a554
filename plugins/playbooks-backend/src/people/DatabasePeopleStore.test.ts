import { randomUUID } from 'node:crypto';
import { mockServices } from '@backstage/backend-test-utils';
import { eachDatabase } from '@internal/test-kit';
import { DatabaseRunStore } from '../database/DatabaseRunStore';
import { openDatabase } from '../database/openDatabase';
import type { WrittenEntry } from '../database/RunStore';
import { DatabasePeopleStore } from './DatabasePeopleStore';

const ana = 'user:default/ana';
const ben = 'user:default/ben';
const zoe = 'user:default/zoe';
const now = new Date('2026-11-26T03:00:00.000Z');
const later = new Date('2026-11-26T04:00:00.000Z');

const entry = (change: Partial<WrittenEntry>): WrittenEntry => ({
  id: randomUUID(),
  kind: 'note',
  at: now.toISOString(),
  byRef: ana,
  ...change,
});
const mark = (byRef: string, state: 'done' | 'failed') =>
  entry({ kind: 'step', stepId: 'step-1', state, byRef, seenRevision: 0 });

eachDatabase(createDatabase => {
  const setup = async () => {
    const knex = await createDatabase();
    const db = await openDatabase(mockServices.database({ knex }));
    const runs = new DatabaseRunStore(db);
    const start = async (startedByRef: string) => {
      const id = randomUUID();
      const run = {
        id,
        pageId: 'lag',
        title: 'LedgerLag',
        version: 'a'.repeat(64),
        isDrill: false,
        startedByRef,
        startedAt: now.toISOString(),
        values: {},
        items: 1,
      };
      const first = entry({ kind: 'started', byRef: startedByRef });
      await runs.start(run, [first], now);
      return id;
    };
    const end = (id: string, at: Date) =>
      runs.end(
        id,
        { outcome: 'fixed' },
        entry({ kind: 'ended', byRef: ben }),
        at,
      );
    const dump = async () =>
      JSON.stringify(
        await Promise.all(
          [
            'runs',
            'run_entries',
            'run_steps',
            'service_changes',
            'digests',
          ].map(table => db(table).select()),
        ),
      );
    return { db, runs, start, end, dump, people: new DatabasePeopleStore(db) };
  };

  it('finds what a person did, and nothing of others', async () => {
    const { runs, start, people } = await setup();
    const own = await start(ana);
    const helped = await start(ben);
    await start(ben);
    await runs.add(
      helped,
      [entry({ text: 'lag falls' }), mark(ben, 'done')],
      now,
    );
    const found = await people.readRecords(ana, { limit: 10 });
    expect(
      found.map(({ runId, isStarter, entries }) => [
        runId,
        isStarter,
        entries.map(({ kind, text }) => text ?? kind),
      ]),
    ).toEqual(
      [
        [own, true, ['started']],
        [helped, false, ['lag falls']],
      ].sort(),
    );
    const [first, second] = found;
    expect(await people.readRecords(ana, { limit: 1 })).toEqual([first]);
    expect(
      await people.readRecords(ana, { limit: 1, after: first.runId }),
    ).toEqual([second]);
  });

  it('leaves nothing under the reference of a person, twice is once', async () => {
    const { runs, start, dump, people } = await setup();
    const id = await start(ana);
    await runs.add(id, [mark(ana, 'done')], now);
    // Ben had not seen it: the mark of Ana stays beside his.
    await runs.add(id, [mark(ben, 'failed')], now);
    expect((await runs.readChanges(id, 0)).steps[0].unseen?.byRef).toBe(ana);
    expect(await people.move({ fromRef: ana, toRef: zoe })).toBe(1);
    expect(await dump()).not.toContain(ana);
    const { steps, timeline } = await runs.readChanges(id, 0);
    expect(steps[0]).toMatchObject({ byRef: ben, unseen: { byRef: zoe } });
    expect(timeline.map(({ byRef }) => byRef).sort()).toEqual([ben, zoe, zoe]);
    expect((await runs.find(id))?.startedByRef).toBe(zoe);
    expect(await people.move({ fromRef: ana, toRef: zoe })).toBe(0);
  });

  it('moves what is kept of services and teams, over what is there', async () => {
    const { db, people } = await setup();
    for (const name of ['ledger', 'books']) {
      await db('digests').insert({
        owner_ref: `group:default/${name}`,
        week: name === 'ledger' ? '2026-W48' : '2026-W01',
        claimed_until: 0,
      });
    }
    await people.move({
      fromRef: 'group:default/ledger',
      toRef: 'group:default/books',
    });
    await people.move({
      fromRef: 'group:default/nobody',
      toRef: 'group:default/books',
    });
    const books = [{ owner_ref: 'group:default/books', week: '2026-W48' }];
    expect(await db('digests').select('owner_ref', 'week')).toEqual(books);
    await db('digests').insert({
      owner_ref: 'group:default/old',
      week: '2026-W47',
      claimed_until: 0,
    });
    await people.move({
      fromRef: 'group:default/old',
      toRef: 'group:default/books',
    });
    expect(await db('digests').select('owner_ref', 'week')).toEqual(books);
  });

  it('moves changes of services, and lets all processes know', async () => {
    const { db, people } = await setup();
    const [ledger, books, rates] = ['ledger', 'books', 'rates'].map(
      name => `component:default/${name}`,
    );
    await db('service_changes').insert([
      { entity_ref: ledger, definition: 'v1:old', changed_at: 5 },
      { entity_ref: books, definition: 'v1:new', changed_at: null },
    ]);
    const rows = () =>
      db('service_changes').select('entity_ref', 'definition', 'changed_at');
    const revision = async () => {
      const row = await db('revisions').where({ name: 'pages' }).first();
      return Number(row?.number ?? 0);
    };
    const before = await revision();
    await people.move({ fromRef: ledger, toRef: books });
    expect(await revision()).toBe(before + 1);
    const [merged] = await rows();
    expect({ ...merged, changed_at: Number(merged.changed_at) }).toEqual({
      entity_ref: books,
      definition: 'v1:new',
      changed_at: 5,
    });
    await people.move({ fromRef: books, toRef: rates });
    expect(await rows()).toMatchObject([
      { entity_ref: rates, definition: 'v1:new' },
    ]);
    await people.move({ fromRef: ledger, toRef: rates });
    expect(await revision()).toBe(before + 2);
  });

  it('removes runs that ended before, in batches, and no others', async () => {
    const { db, runs, start, end, people } = await setup();
    const old = [await start(ana), await start(ana), await start(ben)];
    for (const id of old) {
      await runs.add(id, [mark(ben, 'done')], now);
      await end(id, now);
    }
    const kept = [await start(ana), await start(ben)];
    await end(kept[0], later);
    expect(await people.removeEnded(later, 2)).toBe(2);
    expect(await people.removeEnded(later, 2)).toBe(1);
    expect(await people.removeEnded(later, 2)).toBe(0);
    expect((await db('runs').pluck('id')).sort()).toEqual(kept.sort());
    const left = await db('run_entries').distinct().pluck('run_id');
    expect(left.sort()).toEqual(kept.sort());
    expect(await db('run_steps').select()).toEqual([]);
  });
});
