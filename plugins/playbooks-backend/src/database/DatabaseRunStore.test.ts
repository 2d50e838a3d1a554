import { randomUUID } from 'node:crypto';
import { mockServices } from '@backstage/backend-test-utils';
import { NotFoundError } from '@backstage/errors';
import { eachDatabase } from '@internal/test-kit';
import { DatabaseRunStore } from './DatabaseRunStore';
import { openDatabase } from './openDatabase';
import type { StartedRun, WrittenEntry } from './RunStore';

const ana = 'user:default/ana';
const ben = 'user:default/ben';
const at = (minute: number) => `2026-11-26T03:${minute + 10}:00.000Z`;
const now = (minute: number) => new Date(at(minute));

const run = (change: Partial<StartedRun> = {}): StartedRun => ({
  id: randomUUID(),
  pageId: 'lag',
  title: 'LedgerLag',
  version: 'a'.repeat(64),
  isDrill: false,
  startedByRef: ana,
  startedAt: at(0),
  values: { namespace: 'pay' },
  items: 3,
  ...change,
});

const entry = (change: Partial<WrittenEntry>): WrittenEntry => ({
  id: randomUUID(),
  kind: 'step',
  at: at(1),
  byRef: ana,
  stepId: 'step-1',
  state: 'done',
  ...change,
});

eachDatabase(createDatabase => {
  let store: DatabaseRunStore;
  let other: DatabaseRunStore;

  beforeEach(async () => {
    const knex = await createDatabase();
    const db = await openDatabase(mockServices.database({ knex }));
    store = new DatabaseRunStore(db);
    other = new DatabaseRunStore(db);
  });

  const started = async (change: Partial<StartedRun> = {}) => {
    const made = run(change);
    const first = entry({
      kind: 'started',
      byRef: made.startedByRef,
      stepId: undefined,
      state: undefined,
    });
    expect(await store.start(made, [first], now(0))).toBe(true);
    return made.id;
  };

  it('keeps a run once, with what it began with', async () => {
    const one = run({
      sectionId: 'diagnosis',
      alertName: 'LedgerLagHigh',
      alert: { labels: { alertname: 'LedgerLagHigh' }, startsAt: at(-5) },
    });
    const [a, b] = await Promise.all([
      store.start(one, [entry({ kind: 'started' })], now(0)),
      other.start(one, [entry({ kind: 'started' })], now(0)),
    ]);
    expect([a, b].sort()).toEqual([false, true]);
    const { items, ...kept } = one;
    expect(await store.find(one.id)).toEqual({
      ...kept,
      peopleRefs: [ana],
      progress: { all: 3, done: 0, skipped: 0, failed: 0 },
      revision: 1,
    });
    expect(await store.find(randomUUID())).toBeUndefined();
  });

  it('adds marks in one revision, and answers what changed after another', async () => {
    const id = await started();
    const marks = [
      entry({ text: 'all nodes' }),
      entry({ byRef: ben, stepId: 'step-2', state: 'failed', at: at(2) }),
    ];
    expect(await store.add(id, marks, now(3))).toBe(2);
    expect(await store.add(id, [entry({ stepId: 'step-3' })], now(4))).toBe(3);
    expect(await store.find(id)).toMatchObject({
      peopleRefs: [ana, ben],
      progress: { all: 3, done: 2, skipped: 0, failed: 1 },
      revision: 3,
    });
    const { steps, timeline } = await store.readChanges(id, 2);
    expect(steps).toEqual([
      { stepId: 'step-3', state: 'done', byRef: ana, at: at(1), revision: 3 },
    ]);
    expect(timeline.map(({ stepId }) => stepId)).toEqual(['step-3']);
    expect((await store.readChanges(id, 0)).timeline).toHaveLength(4);
  });

  it('keeps a mark once, however often it is sent', async () => {
    const id = await started();
    const mark = entry({});
    expect(await store.add(id, [mark, mark], now(1))).toBe(2);
    expect(await store.add(id, [mark], now(2))).toBeUndefined();
    expect(
      await store.add(id, [mark, entry({ stepId: 'step-2' })], now(2)),
    ).toBe(3);
    expect(await store.countEntries(id)).toBe(3);
    expect(await store.countEntries(id, [mark.id, randomUUID()])).toBe(2);
  });

  it('keeps all marks that arrive at one moment, and counts each write', async () => {
    const id = await started();
    const written = await Promise.all(
      Array.from({ length: 20 }, (_, i) =>
        (i % 2 ? store : other).add(
          id,
          [entry({ stepId: `step-${i % 3}`, byRef: i % 2 ? ana : ben })],
          now(2),
        ),
      ),
    );
    expect(new Set(written).size).toBe(20);
    expect(await store.countEntries(id)).toBe(21);
    expect((await store.find(id))!.revision).toBe(21);
  });

  it('lets the later mark win whenever it arrives, and keeps the other one beside it', async () => {
    const id = await started();
    await store.add(id, [entry({ at: at(5), seenRevision: 0 })], now(5));
    await store.add(
      id,
      [entry({ at: at(2), state: 'failed', byRef: ben, seenRevision: 0 })],
      now(6),
    );
    const { steps, timeline } = await store.readChanges(id, 0);
    expect(steps).toEqual([
      {
        stepId: 'step-1',
        state: 'done',
        byRef: ana,
        at: at(5),
        revision: 3,
        unseen: { state: 'failed', byRef: ben, at: at(2) },
      },
    ]);
    expect(timeline.map(({ state }) => state)).toEqual([
      undefined,
      'failed',
      'done',
    ]);
  });

  it('tells of a note at its step', async () => {
    const id = await started();
    await store.add(id, [entry({})], now(1));
    const note = entry({ kind: 'note', state: undefined, text: 'slow' });
    await store.add(id, [note], now(2));
    const elsewhere = { ...note, id: randomUUID(), stepId: 'step-2' };
    await store.add(id, [elsewhere], now(2));
    expect((await store.readChanges(id, 2)).steps).toEqual([
      expect.objectContaining({
        stepId: 'step-1',
        state: 'done',
        text: 'slow',
        revision: 3,
      }),
    ]);
  });

  it('ends a run, says anew how it ended, and opens it again', async () => {
    const id = await started();
    const ended = entry({ kind: 'ended', stepId: undefined, state: undefined });
    const end = (
      outcome: 'fixed' | 'partly',
      wrongStepId?: string,
      text?: string,
    ) => {
      const said = {
        ...(wrongStepId && { wrongStepId }),
        ...(text && { text }),
      };
      return store.end(
        id,
        { outcome, ...said },
        { ...ended, id: randomUUID(), outcome, ...said },
        now(9),
      );
    };
    expect(await end('fixed')).toBe(2);
    expect(await end('fixed')).toBeUndefined();
    expect(await end('partly', 'step-2', 'Old role')).toBe(3);
    // Sent again, as after an answer that was lost.
    expect(await end('partly', 'step-2', 'Old role')).toBeUndefined();
    expect(await end('partly', 'step-2')).toBeUndefined();
    expect(await end('partly', 'step-2', 'Old role name')).toBe(4);
    expect(await store.find(id)).toMatchObject({
      endedAt: at(9),
      outcome: 'partly',
      wrongStepId: 'step-2',
    });
    const again = { ...ended, id: randomUUID(), kind: 'reopened' } as const;
    expect(await store.reopen(id, again, now(10))).toBe(5);
    expect(
      await store.reopen(id, { ...again, id: randomUUID() }, now(10)),
    ).toBeUndefined();
    const open = await store.find(id);
    expect(open).not.toHaveProperty('endedAt');
    expect(open).not.toHaveProperty('outcome');
  });

  it('refuses what is about no run', async () => {
    await expect(store.add(randomUUID(), [entry({})], now(1))).rejects.toThrow(
      NotFoundError,
    );
  });

  it('lists the newest first, page by page, and only what may be seen', async () => {
    const oldest = await started({ startedAt: at(1) });
    const mine = await started({ startedAt: at(2), pageId: 'hidden' });
    const newest = await started({ startedAt: at(3), startedByRef: ben });
    await started({ startedAt: at(4), pageId: 'hidden', startedByRef: ben });
    const visible = { pageIds: ['lag'], hiddenPageIds: [], viewerRef: ana };
    const ids = async (query: Partial<Parameters<typeof store.list>[0]>) =>
      (await store.list({ visible, limit: 10, ...query })).map(one => one.id);
    expect(await ids({})).toEqual([newest, mine, oldest]);
    for (const narrow of [
      { pageIds: ['lag'], hiddenPageIds: [] },
      { ...visible, hiddenPageIds: ['hidden'] },
    ]) {
      expect(await ids({ visible: narrow })).toEqual([newest, oldest]);
    }
    expect(await ids({ personRef: ana })).toEqual([mine, oldest]);
    expect(await ids({ pageId: 'lag' })).toEqual([newest, oldest]);
    expect(await ids({ limit: 1 })).toEqual([newest]);
    expect(
      await ids({ after: { startedAt: Date.parse(at(3)), id: newest } }),
    ).toEqual([mine, oldest]);
    const ended = entry({ kind: 'ended', outcome: 'fixed' });
    await store.end(oldest, { outcome: 'fixed' }, ended, now(9));
    expect(await ids({ state: 'ended' })).toEqual([oldest]);
    expect(await ids({ state: 'open' })).toEqual([newest, mine]);
  });

  it('knows of each page its open runs, its last one, the last good one and the last drill', async () => {
    const end = async (
      id: string,
      outcome: 'fixed' | 'not-by-this-page',
      minute: number,
    ) => {
      const ended = entry({ kind: 'ended', outcome });
      await store.end(id, { outcome }, ended, now(minute));
    };
    const good = await started({ startedAt: at(1), isDrill: true });
    const bad = await started({ startedAt: at(2) });
    const open = await started({ startedAt: at(3), startedByRef: ben });
    await end(good, 'fixed', 5);
    await end(bad, 'not-by-this-page', 6);
    expect(await store.readPageRuns('lag')).toEqual({
      last: {
        id: bad,
        startedAt: at(2),
        endedAt: at(6),
        outcome: 'not-by-this-page',
        startedByRef: ana,
      },
      open: [{ id: open, startedAt: at(3), startedByRef: ben, isDrill: false }],
    });
    expect(await store.readPageRuns('other')).toEqual({ open: [] });
    const version = 'a'.repeat(64);
    expect(await store.readFacts()).toEqual(
      new Map([
        [
          'lag',
          {
            lastRun: {
              endedAt: at(6),
              outcome: 'not-by-this-page',
              version,
              isDrill: false,
            },
            lastGoodRun: {
              endedAt: at(5),
              outcome: 'fixed',
              version,
              isDrill: true,
            },
            lastDrill: {
              endedAt: at(5),
              outcome: 'fixed',
              version,
              isDrill: true,
            },
          },
        ],
      ]),
    );
    const drill = await started({ startedAt: at(7), isDrill: true });
    await end(drill, 'not-by-this-page', 8);
    expect((await store.readFacts(['lag'])).get('lag')).toMatchObject({
      lastGoodRun: { endedAt: at(5) },
      lastDrill: { endedAt: at(8), outcome: 'not-by-this-page' },
    });
    // More pages than a statement takes values.
    const many = Array.from({ length: 70_000 }, (_, i) => `page ${i}`);
    expect((await store.readFacts(many)).size).toBe(0);
    expect((await store.readFacts(['lag', ...many])).size).toBe(1);
    expect((await store.readFacts(['lag', 'other'])).size).toBe(1);
    expect((await store.readFacts(['other'])).size).toBe(0);
  });
});
