import { NoAccessError } from '@callboard/backstage-plugin-build-health-node';
import { z } from 'zod';
import { checkWith } from './client/checkWith';
import { GitHubClient } from './client/GitHubClient';
import { readLogWith } from './client/readLogWith';
import {
  GitHubActionsSource,
  type AskPipelineKey,
} from './GitHubActionsSource';
import { pollRepository } from './polling/pollRepository';
import type { GitHubActionsConfig } from './readConfig';

const runSchema = z.object({ workflow_id: z.number().int() });

/** https://docs.github.com/en/rest/actions/workflow-runs#get-a-workflow-run */
const askWith =
  (client: GitHubClient): AskPipelineKey =>
  async ({ repository, runId }, { signal }) => {
    if (!repository) return undefined;
    try {
      const { data } = await client.get(repository, {
        path: `actions/runs/${runId}`,
        schema: runSchema,
        signal,
      });
      return String(data.workflow_id);
    } catch (error) {
      if (error instanceof NoAccessError) return undefined;
      throw error;
    }
  };

/** A source as it is configured; it asks GitHub where it has credentials. */
export function createSource(
  config: GitHubActionsConfig,
  options: Partial<ConstructorParameters<typeof GitHubClient>[0]> = {},
): GitHubActionsSource {
  const { id, apiBaseUrl, credentials, backfillDays, callsPerHour } = config;
  if (!credentials) return new GitHubActionsSource(config);
  const client = new GitHubClient({
    id,
    apiBaseUrl,
    credentials,
    callsPerHour,
    ...options,
  });
  return new GitHubActionsSource({
    ...config,
    askPipelineKey: askWith(client),
    check: checkWith(client, credentials),
    readLog: readLogWith(client),
    poll: (scope, pollOptions) =>
      pollRepository({ client, scope, backfillDays }, pollOptions),
  });
}
