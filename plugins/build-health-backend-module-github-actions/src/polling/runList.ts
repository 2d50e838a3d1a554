import { z } from 'zod';
import { workflowRunSchema, type WorkflowRun } from '../mapping/schemas';

/** https://docs.github.com/en/rest/actions/workflow-runs#list-workflow-runs-for-a-repository */
export const runListSchema = z.object({
  total_count: z.number().int(),
  workflow_runs: z.array(z.unknown()),
});

/** Runs that can be read; one that cannot holds up no others. */
export function readableRuns({
  workflow_runs: written,
}: z.infer<typeof runListSchema>): { runs: WorkflowRun[]; unreadable: number } {
  const runs = written.flatMap(one => {
    const { success, data } = workflowRunSchema.safeParse(one);
    return success ? [data] : [];
  });
  return { runs, unreadable: written.length - runs.length };
}
