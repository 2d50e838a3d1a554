import { askPipelineKeyWith } from './client/askPipelineKeyWith';
import { checkWith } from './client/checkWith';
import { GitHubClient } from './client/GitHubClient';
import { readLogWith } from './client/readLogWith';
import { GitHubActionsSource } from './GitHubActionsSource';
import { pollRepository } from './polling/pollRepository';
import type { GitHubActionsConfig } from './readConfig';

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
    askPipelineKey: askPipelineKeyWith(client, options),
    check: checkWith(client, credentials),
    readLog: readLogWith(client),
    poll: (scope, pollOptions) =>
      pollRepository({ client, scope, backfillDays }, pollOptions),
  });
}
