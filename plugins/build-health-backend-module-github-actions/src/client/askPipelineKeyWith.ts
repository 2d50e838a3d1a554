import { NoAccessError } from '@callboard/backstage-plugin-build-health-node';
import { z } from 'zod';
import type { AskPipelineKey } from '../GitHubActionsSource';
import type { GitHubClient } from './GitHubClient';

/** Jobs of a run come within hours of each other: a thousand services have some 5,000 runs in a day. */
const MOST_RUNS = 5_000;
/** A job that waits for its run is looked at some 30 times in a day; a repository is seldom opened to us meanwhile. */
const NO_ACCESS_MS = 3_600_000;

const runSchema = z.object({ workflow_id: z.number().int() });

/** What GitHub has said of a run; what it shows of it stays. */
interface Known {
  key?: string;
  /** Milliseconds since 1970. */
  until: number;
}

/**
 * Asks GitHub for the workflow of a run, and remembers the answer: a run has many jobs, and each of them may wait for a day.
 *
 * https://docs.github.com/en/rest/actions/workflow-runs#get-a-workflow-run
 */
export function askPipelineKeyWith(
  client: Pick<GitHubClient, 'get'>,
  { now = () => new Date() }: { now?: () => Date } = {},
): AskPipelineKey {
  const known = new Map<string, Known>();
  const remember = (run: string, answer: Known) => {
    known.delete(run);
    known.set(run, answer);
    const [oldest] = known.keys();
    if (known.size > MOST_RUNS) known.delete(oldest);
    return answer.key;
  };
  return async ({ repository, runId }, { signal }) => {
    if (!repository) return undefined;
    const run = `${repository} ${runId}`;
    const answer = known.get(run);
    if (answer && now().getTime() < answer.until) return answer.key;
    try {
      const { data } = await client.get(repository, {
        path: `actions/runs/${runId}`,
        schema: runSchema,
        signal,
      });
      return remember(run, { key: String(data.workflow_id), until: Infinity });
    } catch (error) {
      if (!NoAccessError.is(error)) throw error;
      return remember(run, { until: now().getTime() + NO_ACCESS_MS });
    }
  };
}
