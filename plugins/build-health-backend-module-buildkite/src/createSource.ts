import { BuildkiteClient } from './client/BuildkiteClient';
import { BuildkiteSource } from './BuildkiteSource';
import { checkWith } from './checkWith';
import { pollOrganization } from './polling/pollOrganization';
import type { BuildkiteConfig } from './readConfig';

/** A source as it is configured; it asks Buildkite where it has a token for that. */
export function createSource(
  config: BuildkiteConfig,
  options: Partial<ConstructorParameters<typeof BuildkiteClient>[0]> = {},
): BuildkiteSource {
  const { apiToken, apiBaseUrl, organization, backfillDays } = config;
  if (apiToken === undefined) return new BuildkiteSource(config);
  const client = new BuildkiteClient({
    token: apiToken,
    apiBaseUrl,
    organization,
    ...options,
  });
  return new BuildkiteSource({
    ...config,
    check: checkWith(client, organization),
    readLog: ({ jobId }, readOptions) => client.readLog(jobId, readOptions),
    poll: (_scope, pollOptions) =>
      pollOrganization({ client, organization, backfillDays }, pollOptions),
  });
}
