import type { BuildSource } from '@callboard/backstage-plugin-build-health-node';
import type { GitHubClient } from './GitHubClient';

/** The storage says so of what has expired. */
const GONE: ReadonlySet<number> = new Set([404, 410]);

/**
 * Reads logs of jobs: GitHub answers with the address of a storage, which is asked without our credentials.
 * https://docs.github.com/en/rest/actions/workflow-jobs#download-job-logs-for-a-workflow-run
 */
export const readLogWith =
  (client: GitHubClient): NonNullable<BuildSource['readLog']> =>
  async ({ repository, jobId }, { signal }) => {
    if (!repository) return undefined;
    const address = await client.findRedirect(repository, {
      path: `actions/jobs/${encodeURIComponent(jobId)}/logs`,
      signal,
    });
    const { ok, status, body } = await fetch(address, { signal });
    if (GONE.has(status)) return undefined;
    if (!ok || !body) {
      throw new Error(`The storage of GitHub has answered ${status}`);
    }
    return body;
  };
