import { mockServices } from '@backstage/backend-test-utils';
import { OldRows } from './OldRows';

it('removes in slices what is old, and goes on where something fails', async () => {
  const asked: [string, number][] = [];
  const left = new Map([['messages', 2]]);
  const removed: [string, number][] = [];
  const logger = mockServices.logger.mock();
  const rows = new OldRows({
    logger,
    clock: () => 1_000,
    keepMs: {
      ...{ alerts: 100, messages: 200, deliveries: 300 },
      ...{ deadDeliveries: 400, silences: 500, revokedKeys: 600, events: 700 },
    },
    store: {
      remove: async (what, before) => {
        asked.push([what, before]);
        if (what === 'deliveries') throw new Error('The database is away');
        const rest = left.get(what) ?? 0;
        left.set(what, rest - 1);
        return Math.max(0, rest);
      },
    },
    onRemoved: (...args) => removed.push(args),
  });
  await rows.remove(new AbortController().signal);
  expect(asked).toEqual([
    ['alerts', 900],
    ['messages', 800],
    ['messages', 800],
    ['messages', 800],
    ['deliveries', 700],
    ['deadDeliveries', 600],
    ['silences', 500],
    ['revokedKeys', 400],
    ['events', 300],
  ]);
  expect(removed).toEqual([
    ['messages', 2],
    ['messages', 1],
  ]);
  expect(logger.warn.mock.calls).toEqual([
    ['Old deliveries were not removed: Error: The database is away'],
  ]);
  const stopped = new AbortController();
  stopped.abort();
  await rows.remove(stopped.signal);
  expect(asked).toHaveLength(9);
});
