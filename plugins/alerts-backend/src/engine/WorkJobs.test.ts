import { mockServices } from '@backstage/backend-test-utils';
import { heldTasks } from '@internal/test-kit';
import { WorkJobs } from './WorkJobs';

describe('WorkJobs', () => {
  it('tells of a failure once, until it goes well again, and goes on', async () => {
    const logger = mockServices.logger.mock();
    const stop = new AbortController();
    const jobs = new WorkJobs({ logger, stop: stop.signal });
    let problem: Error | undefined = new Error('The database is away');
    let times = 0;
    jobs.add('send', {
      work: async () => {
        times += 1;
        if (problem) throw problem;
      },
    });
    const { scheduler, run } = heldTasks();
    await jobs.start(scheduler);
    await run('alerts-send');
    await run('alerts-send');
    expect(logger.error).toHaveBeenCalledTimes(1);
    expect(logger.error.mock.calls[0][0]).toMatch(
      /^send of alerts failed, .*: Error: The database is away$/,
    );
    problem = undefined;
    await run('alerts-send');
    problem = new Error('Again');
    await run('alerts-send');
    expect(logger.error).toHaveBeenCalledTimes(2);
    stop.abort();
    await run('alerts-send');
    jobs.poke('send');
    jobs.poke('unknown');
    expect(times).toBe(6);
    expect(logger.error).toHaveBeenCalledTimes(2);
  });
});
