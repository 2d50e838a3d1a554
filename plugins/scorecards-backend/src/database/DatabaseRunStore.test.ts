import { eachDatabase } from '@internal/test-kit';
import { HOUR, openStores, T0 } from './__testUtils__/openStores';
import type { RunOutcome } from './RunStore';

eachDatabase(createDatabase => {
  it('records runs, and what providers say of them', async () => {
    const { runs, feed } = await openStores(createDatabase);
    const told = async () => (await feed.readPosition()).providersSeq;
    await runs.register([]);
    await runs.register([
      { providerId: 'oncall', kind: 'push' },
      { providerId: 'ci', kind: 'push' },
    ]);
    await runs.register([{ providerId: 'oncall', kind: 'pull' }]);
    const oncall = async () => {
      const all = await runs.readProviders();
      expect(all.map(one => one.providerId)).toEqual(['ci', 'oncall']);
      expect(all[0]).toEqual({ providerId: 'ci', kind: 'push' });
      return all[1];
    };
    expect(await oncall()).toEqual({ providerId: 'oncall', kind: 'pull' });
    expect(await runs.want('ci', T0)).toBe(false);
    expect(await runs.want('oncall', T0)).toBe(true);
    expect(await oncall()).toMatchObject({ wantedAt: T0 });

    const counts = { entities: 9, changed: 2, failed: 1 };
    const run = async (at: number, state: RunOutcome) => {
      const id = await runs.begin({ providerId: 'oncall', at });
      expect(await oncall()).toMatchObject({
        lastRun: { id, state: 'running', startedAt: at },
      });
      expect(await oncall()).not.toHaveProperty('wantedAt');
      const end = { id, at: at + 5, state, ...counts, error: `no\0 ${at}` };
      expect(await runs.end(end)).toBe(true);
      expect(await runs.end({ ...end, state: 'ok' })).toBe(false);
      return id;
    };
    const first = await run(T0, 'partial');
    expect(await oncall()).toEqual({
      providerId: 'oncall',
      kind: 'pull',
      lastOkRunId: first,
      lastOkAt: T0,
      lastRun: {
        id: first,
        providerId: 'oncall',
        state: 'partial',
        startedAt: T0,
        finishedAt: T0 + 5,
        ...counts,
        error: `no\ufffd ${T0}`,
      },
    });
    const seq = await told();
    expect(seq).toBe(1);
    const second = await run(T0 + HOUR, 'failed');
    await run(T0 + 2 * HOUR, 'aborted');
    expect(await oncall()).toMatchObject({ lastOkRunId: first, lastOkAt: T0 });
    expect(await told()).toBe(seq);
    const fourth = await run(T0 + 3 * HOUR, 'ok');
    expect(await told()).toBe(seq + 1);
    expect(await oncall()).toMatchObject({ lastOkAt: T0 + 3 * HOUR });

    const newest = await runs.list({ providerId: 'oncall', limit: 2 });
    expect(newest.map(({ state }) => state)).toEqual(['ok', 'aborted']);
    const all = await runs.list({ providerId: 'oncall', limit: 9 });
    expect(all.slice(2).map(({ id }) => id)).toEqual([second, first]);
    expect(Number(fourth)).toBeGreaterThan(Number(second));
    expect(await runs.list({ providerId: 'ci', limit: 2 })).toEqual([]);

    await runs.setSilent('oncall', T0);
    await runs.setSilent('oncall', T0);
    expect(await oncall()).toMatchObject({ silentSince: T0 });
    expect(await told()).toBe(seq + 2);
    await runs.setSilent('oncall', undefined);
    await runs.setSilent('oncall', undefined);
    expect(await oncall()).not.toHaveProperty('silentSince');
    expect(await told()).toBe(seq + 3);
  });

  it('gives up a run whose process ended, when the next one begins', async () => {
    const { runs } = await openStores(createDatabase);
    const lost = await runs.begin({ providerId: 'oncall', at: T0 });
    const other = await runs.begin({ providerId: 'files', at: T0 });
    await runs.begin({ providerId: 'oncall', at: T0 + HOUR });
    const [, old] = await runs.list({ providerId: 'oncall', limit: 2 });
    expect(old).toMatchObject({
      id: lost,
      state: 'aborted',
      finishedAt: T0 + HOUR,
    });
    const late = {
      id: lost,
      at: T0 + 2 * HOUR,
      state: 'ok' as const,
      entities: 1,
      changed: 0,
      failed: 0,
    };
    expect(await runs.end(late)).toBe(false);
    const providers = await runs.readProviders();
    expect(providers[1]).not.toHaveProperty('lastOkAt');
    expect(await runs.list({ providerId: 'files', limit: 1 })).toMatchObject([
      { id: other, state: 'running' },
    ]);
  });

  it('numbers checks and scorecards for good', async () => {
    const { numbers, statementsOf } = await openStores(createDatabase);
    const first = await numbers.numberChecks(['p/owner', 'p/docs', 'p/owner']);
    expect(first).toEqual(
      new Map([
        ['p/owner', 1],
        ['p/docs', 2],
      ]),
    );
    for (let i = 0; i < 5; i++) {
      const asked = await statementsOf(() => numbers.numberChecks(['p/docs']));
      expect(asked).toHaveLength(1);
    }
    const both = await Promise.all([
      numbers.numberChecks(['p/docs', 'p/new']),
      numbers.numberChecks(['p/new', 'p/docs']),
    ]);
    expect(both[0]).toEqual(both[1]);
    expect(both[0].get('p/docs')).toBe(2);
    // One number may be lost when two processes ask at once.
    expect(both[0].get('p/new')).toBeLessThanOrEqual(4);
    expect(await numbers.numberScorecards(['p'])).toEqual(new Map([['p', 1]]));
    expect(await numbers.numberScorecards([])).toEqual(new Map([['p', 1]]));
    // More at once than SQLite takes in a statement.
    const many = Array.from({ length: 1_200 }, (_, i) => `many/check-${i}`);
    const numbered = await numbers.numberChecks(many);
    expect(new Set(many.map(id => numbered.get(id))).size).toBe(1_200);
  });
});
