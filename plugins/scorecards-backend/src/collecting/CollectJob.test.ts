import { mockServices } from '@backstage/backend-test-utils';
import { ConflictError } from '@backstage/errors';
import { heldTasks } from '@internal/test-kit';
import { testProvider } from './__testUtils__/testProvider';
import { CollectJob } from './CollectJob';

describe('CollectJob', () => {
  const run = { run: jest.fn() };
  const provider = testProvider({ everyMs: 300_000 });

  it('has its provider run, in one process at a time', async () => {
    const { scheduler, run: runTask } = heldTasks();
    await new CollectJob({ provider, run, scheduler }).start();
    await runTask('scorecards-collect-test');
    expect(run.run).toHaveBeenCalledWith(provider, expect.any(AbortSignal));
    expect(scheduler.createScheduledTaskRunner).toHaveBeenCalledWith({
      frequency: { milliseconds: 300_000 },
      timeout: { milliseconds: 3_600_000 },
      initialDelay: { seconds: 30 },
      scope: 'global',
    });
  });

  it.each([
    [300_000, undefined, 300_000],
    [300_000, 60_000, 60_000],
    [undefined, undefined, 3_600_000],
  ])('of %s and %s takes %s', (everyMs, configured, expected) => {
    const { scheduler } = heldTasks();
    const job = new CollectJob({
      provider: testProvider({ everyMs }),
      everyMs: configured,
      run,
      scheduler,
    });
    expect(job.periodMs).toBe(expected);
  });

  it('runs now, or is running already', async () => {
    const scheduler = mockServices.scheduler.mock();
    const job = new CollectJob({ provider, run, scheduler });
    scheduler.triggerTask.mockRejectedValueOnce(new ConflictError('runs'));
    await job.runNow();
    expect(scheduler.triggerTask).toHaveBeenCalledWith(
      'scorecards-collect-test',
    );
    scheduler.triggerTask.mockRejectedValueOnce(new Error('no database'));
    await expect(job.runNow()).rejects.toThrow('no database');
  });
});
