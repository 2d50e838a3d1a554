import { mockServices } from '@backstage/backend-test-utils';

/** A scheduler that keeps what it is given, to be run by hand and only then. */
export function heldTasks() {
  const tasks = new Map<string, (signal: AbortSignal) => unknown>();
  const scheduler = mockServices.scheduler.mock({
    createScheduledTaskRunner: () => ({
      run: async ({ id, fn }) => {
        tasks.set(id, fn as (signal: AbortSignal) => unknown);
      },
    }),
  });
  return {
    scheduler,
    tasks,
    /** Ends when the task does. */
    run: async (id: string) => tasks.get(id)!(new AbortController().signal),
  };
}
