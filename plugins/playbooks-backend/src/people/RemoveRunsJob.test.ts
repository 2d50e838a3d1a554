import { heldTasks } from '@internal/test-kit';
import { RemoveRunsJob } from './RemoveRunsJob';

const DAY = 86_400_000;

describe('RemoveRunsJob', () => {
  it('removes what is older, batch by batch until none is full', async () => {
    const left = [200, 200, 7, 200];
    const asked: Date[] = [];
    const removeEnded = async (before: Date) => {
      asked.push(before);
      return left.shift()!;
    };
    const tasks = heldTasks();
    const job = new RemoveRunsJob({ people: { removeEnded }, keepMs: DAY });
    await job.start(tasks.scheduler);
    const earliest = Date.now() - DAY;
    await tasks.run('playbooks-remove-runs');
    expect(asked).toHaveLength(3);
    expect(asked[0].getTime()).toBeGreaterThanOrEqual(earliest);
    expect(asked[0].getTime()).toBeLessThanOrEqual(Date.now() - DAY);
  });
});
