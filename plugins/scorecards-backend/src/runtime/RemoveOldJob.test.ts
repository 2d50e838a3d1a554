import { mockServices } from '@backstage/backend-test-utils';
import { heldTasks } from '@internal/test-kit';
import { RemoveOldJob } from './RemoveOldJob';

it('removes in slices what is old, and goes on where something fails', async () => {
  const removed: [string, number][] = [];
  const left = new Map([
    ['runs', 2],
    ['factChanges', 0],
  ]);
  const { scheduler, run } = heldTasks();
  const job = new RemoveOldJob({
    logger: mockServices.logger.mock(),
    now: () => 1_000,
    keepMs: {
      factChanges: 100,
      resultChanges: 200,
      levelChanges: 300,
      runs: 400,
      exemptions: 500,
      signOffs: 600,
      reminders: 700,
      goneEntities: 800,
    },
    retention: {
      remove: async (what, before) => {
        if (what === 'resultChanges') throw new Error('No');
        removed.push([what, before]);
        const rest = left.get(what) ?? 0;
        left.set(what, rest - 1);
        return Math.max(0, rest);
      },
    },
  });
  await job.start(scheduler);
  await run('scorecards-remove-old');
  expect(removed).toEqual([
    ['factChanges', 900],
    ['levelChanges', 700],
    ['runs', 600],
    ['runs', 600],
    ['runs', 600],
    ['exemptions', 500],
    ['signOffs', 400],
    ['reminders', 300],
    ['goneEntities', 200],
  ]);
});
