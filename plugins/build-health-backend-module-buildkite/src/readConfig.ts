import type { RootConfigService } from '@backstage/backend-plugin-api';
import type { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';

const PATH = 'buildHealth.buildkite';
const API = 'https://api.buildkite.com';
const HOST = 'buildkite.com';

/** A year: as far back as statistics look at all. */
const USUAL_DAYS = 365;
/** Buildkite keeps no build that long. */
const MOST_DAYS = 3_650;
const LOOPBACK: ReadonlySet<string> = new Set([
  'localhost',
  '127.0.0.1',
  '[::1]',
]);

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

function readTokens(config: Config, path: string): string[] {
  const tokens = config.getOptionalStringArray('webhook.tokens') ?? [];
  if (config.has('webhook') && tokens.length === 0) {
    throw new InputError(
      `${path}.webhook.tokens: is empty; name the token of the notification service`,
    );
  }
  return tokens;
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

function readApiBaseUrl(config: Config, path: string): string {
  const written = config.getOptionalString('apiBaseUrl') ?? API;
  const url = URL.canParse(written) ? new URL(written) : undefined;
  const isSafe =
    url?.protocol === 'https:' ||
    // Nobody listens on the way to oneself.
    (url?.protocol === 'http:' && LOOPBACK.has(url.hostname));
  if (!url || !isSafe || url.username || url.password || url.search) {
    throw new InputError(
      `${path}.apiBaseUrl: is no address with https:// such as ${API}; the token is sent to it`,
    );
  }
  return written.replace(/\/+$/, '');
}

function readHost(config: Config, path: string): string {
  const host = (config.getOptionalString('host') ?? HOST).toLowerCase();
  if (!/^[a-z0-9]([a-z0-9.-]*[a-z0-9])?(:\d{1,5})?$/.test(host)) {
    throw new InputError(
      `${path}.host: '${host}' is no host such as ${HOST}; write neither https:// nor a path`,
    );
  }
  return host;
}

function readDays(config: Config, path: string): number {
  const days = config.getOptionalNumber('backfillDays') ?? USUAL_DAYS;
  if (!Number.isInteger(days) || days < 0 || days > MOST_DAYS) {
    throw new InputError(
      `${path}.backfillDays: ${days} is no whole number of days from 0 to ${MOST_DAYS}`,
    );
  }
  return days;
}

function readOne(config: Config, path: string): BuildkiteConfig {
  const id = config.getString('id');
  if (!/^[a-z0-9-]{1,100}$/.test(id)) {
    throw new InputError(
      `${path}.id: '${id}' may hold lower-case letters, digits and hyphens only`,
    );
  }
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
    tokens: readTokens(config, path),
    apiToken: readApiToken(config, path),
    apiBaseUrl: readApiBaseUrl(config, path),
    host: readHost(config, path),
    backfillDays: readDays(config, path),
  };
}

/** Reads `buildHealth.buildkite`; what is wrong is named with its path. */
export function readConfig(root: RootConfigService): BuildkiteConfig[] {
  const read = (root.getOptionalConfigArray(PATH) ?? []).map((config, i) =>
    readOne(config, `${PATH}[${i}]`),
  );
  const twice = read.find(({ id }, i) => read.findIndex(o => o.id === id) < i);
  if (twice) throw new InputError(`${PATH}: two are called '${twice.id}'`);
  return read;
}
