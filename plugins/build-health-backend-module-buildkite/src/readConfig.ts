import type { RootConfigService } from '@backstage/backend-plugin-api';
import type { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import {
  readApiBaseUrl,
  readBackfillDays,
  readHost,
  readSources,
  readWebhookSecrets,
  type ConfiguredSource,
} from '@callboard/backstage-plugin-build-health-node';

export const PATH = 'buildHealth.buildkite';
const API = 'https://api.buildkite.com';
const HOST = 'buildkite.com';
/** Buildkite makes them. */
const SHORTEST_TOKEN = 1;

/** An organization of Buildkite that is followed. */
export interface BuildkiteConfig {
  id: string;
  title: string;
  /** Its slug, in lower case. */
  organization: string;
  /** Verify webhooks; none where it has none. */
  tokens: string[];
  /** Absent: it is never asked. */
  apiToken?: string;
  /** Without a slash at its end. */
  apiBaseUrl: string;
  /** Where its pages are, in lower case. */
  host: string;
  /** How much of the past is read. */
  backfillDays: number;
}

function readApiToken(config: Config, path: string): string | undefined {
  const token = config.getOptionalString('token');
  // It goes into a header, which breaks at signs that no token has.
  if (token !== undefined && !/^[\w.-]+$/.test(token)) {
    throw new InputError(
      `${path}.token: has signs that no token has; is it an API access token of Buildkite, without "Bearer"?`,
    );
  }
  return token;
}

function readSource(source: ConfiguredSource): BuildkiteConfig {
  const { config, path, id } = source;
  const organization = config.getString('organization');
  if (!/^[a-z0-9-]+$/i.test(organization)) {
    throw new InputError(
      `${path}.organization: '${organization}' is no slug such as my-organization`,
    );
  }
  return {
    id,
    title: config.getOptionalString('title') ?? `Buildkite ${organization}`,
    organization: organization.toLowerCase(),
    tokens: readWebhookSecrets(source, {
      key: 'webhook.tokens',
      shortest: SHORTEST_TOKEN,
    }),
    apiToken: readApiToken(config, path),
    apiBaseUrl: readApiBaseUrl(source, API),
    host: readHost(source, HOST),
    backfillDays: readBackfillDays(source),
  };
}

/** Reads `buildHealth.buildkite`; what is wrong is named with its path. */
export const readConfig = (root: RootConfigService): BuildkiteConfig[] =>
  readSources(root, PATH, readSource);
