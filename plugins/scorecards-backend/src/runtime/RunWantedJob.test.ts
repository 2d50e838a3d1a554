import { mockServices } from '@backstage/backend-test-utils';
import { heldTasks } from '@internal/test-kit';
import { testProvider } from '../collecting/__testUtils__/testProvider';
import { RunWantedJob } from './RunWantedJob';

it('starts what is wanted, also where another cannot be started', async () => {
  const started: string[] = [];
  const jobs = ['a', 'b', 'c'].map(id => ({
    provider: testProvider({ id }),
    runNow: async () => {
      started.push(id);
      if (id === 'a') throw new Error('No');
    },
  }));
  const provider = (providerId: string, wantedAt?: number) => ({
    providerId,
    kind: 'pull' as const,
    wantedAt,
  });
  const { scheduler, run } = heldTasks();
  const job = new RunWantedJob({
    jobs,
    logger: mockServices.logger.mock(),
    runs: {
      readProviders: async () => [
        provider('a', 1),
        provider('b'),
        provider('c', 1),
        provider('gone', 1),
      ],
    },
  });
  await job.start(scheduler);
  await run('scorecards-run-wanted');
  expect(started).toEqual(['a', 'c']);
});
