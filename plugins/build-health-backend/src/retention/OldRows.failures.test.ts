import { mockServices } from '@backstage/backend-test-utils';
import { DAY_MS, NOW } from '../__testUtils__/oldBuilds';
import { readRetention } from '../config/readRetention';
import { OldRows } from './OldRows';

it('goes on with deliveries, and says what was given up, where jobs and reports cannot be removed', async () => {
  const fail = () => Promise.reject(new Error('The table is locked'));
  const left = { done: 0, dead: 207 };
  const asked: unknown[] = [];
  const remove = async (state: 'done' | 'dead', before: Date) => {
    asked.push([state, (NOW.getTime() - before.getTime()) / DAY_MS]);
    const count = Math.min(200, left[state]);
    left[state] -= count;
    return count;
  };
  const removed: unknown[] = [];
  const logger = mockServices.logger.mock();
  await new OldRows({
    retention: readRetention(undefined),
    store: {
      findOld: async (_, { after }) => (after === 0 ? [1] : []),
      freeze: fail,
      removeBuilds: fail,
      removeJobs: fail,
      findTested: async () => [],
      removeTests: () => ({ next: fail }),
      removeQuarantines: fail,
      removePipelines: fail,
    },
    reports: { removeReports: fail },
    deliveries: { remove },
    logger,
    onRemoved: (...counted) => removed.push(counted),
    now: () => NOW,
  }).remove(new AbortController().signal);
  expect(asked).toEqual([
    ['done', 7],
    ['dead', 30],
    ['dead', 30],
    ['dead', 30],
  ]);
  expect(removed).toEqual([
    ['dead-deliveries', 200],
    ['dead-deliveries', 7],
  ]);
  expect(jest.mocked(logger.warn).mock.calls.flat()).toEqual([
    'Old builds of pipeline 1 could not be removed: Error: The table is locked',
    'Old jobs could not be removed: Error: The table is locked',
    'Old test-reports could not be removed: Error: The table is locked',
    'Old quarantines could not be removed: Error: The table is locked',
    'Old pipelines could not be removed: Error: The table is locked',
    '207 deliveries that were given up before 2026-10-28T12:00:00.000Z are removed: nobody has tried them again',
  ]);
});
