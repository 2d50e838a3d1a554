import { mockServices } from '@backstage/backend-test-utils';
import { DeliverMessagesJob } from './DeliverMessagesJob';
import { ReadCodeOwnersJob } from './ReadCodeOwnersJob';

/** Registers a job, and runs it once. */
async function runOnce(job: DeliverMessagesJob) {
  const scheduler = mockServices.scheduler.mock();
  const run = jest.fn();
  scheduler.createScheduledTaskRunner.mockReturnValue({ run });
  await job.start(scheduler);
  const [{ id, fn }] = run.mock.calls[0];
  const { signal } = new AbortController();
  await fn(signal);
  const [[schedule]] = scheduler.createScheduledTaskRunner.mock.calls;
  return { id, schedule, signal };
}

describe('jobs', () => {
  it('deliver messages every 15 s, on one process', async () => {
    const deliverDue = jest.fn();
    const job = new DeliverMessagesJob({ delivery: { deliverDue } });
    const { id, schedule, signal } = await runOnce(job);
    expect(id).toBe('ownership-deliver-messages');
    expect(schedule).toMatchObject({
      frequency: { seconds: 15 },
      scope: 'global',
    });
    expect(deliverDue).toHaveBeenCalledWith(signal);
  });

  it('read CODEOWNERS on one process, and let each take in what was read', async () => {
    const scheduler = mockServices.scheduler.mock();
    const run = jest.fn();
    scheduler.createScheduledTaskRunner.mockReturnValue({ run });
    const done: string[] = [];
    const job = new ReadCodeOwnersJob({
      collector: {
        readDue: async () => {
          done.push('read');
          return { read: 1, failed: 0, left: 0 };
        },
      },
      reader: {
        refresh: async () => {
          done.push('refresh');
        },
      },
    });
    await job.start(scheduler, {
      frequency: { minutes: 10 },
      timeout: { hours: 1 },
    });
    expect(done).toEqual(['refresh']);
    const scopes = scheduler.createScheduledTaskRunner.mock.calls.map(
      ([{ scope }]) => scope,
    );
    expect(scopes).toEqual(['global', 'local']);
    const { signal } = new AbortController();
    for (const [{ fn }] of run.mock.calls) await fn(signal);
    expect(done).toEqual(['refresh', 'read', 'refresh', 'refresh']);
  });
});
