import type { RootConfigService } from '@backstage/backend-plugin-api';
import type { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';

const PATH = 'buildHealth.github';
const GITHUB = 'github.com';
const ID = /^[a-z0-9][a-z0-9-]{0,99}$/;
/** Fewer could be found by trying: who knows the secret can sign. 32 characters of base64 are 192 bits. */
const SHORTEST_SECRET = 32;
const HOST = /^[a-z0-9]([a-z0-9.-]*[a-z0-9])?(:\d{1,5})?$/;

/** A year: as far back as statistics look at all. */
const USUAL_DAYS = 365;
/** With fewer nothing would ever be up to date. */
const LEAST_CALLS = 100;
/** GitHub keeps no run that long. */
const MOST_DAYS = 3_650;
const LOOPBACK: ReadonlySet<string> = new Set([
  'localhost',
  '127.0.0.1',
  '[::1]',
]);

/** What GitHub is asked with. */
export type Credentials =
  | { token: string }
  | {
      app: {
        appId: string;
        privateKey: string;
        /** Absent: that of the owner of each repository. */
        installationId?: number;
      };
    };

/** GitHub, or a server of GitHub Enterprise. */
export interface GitHubActionsConfig {
  id: string;
  /** In lower case, with its port where that is not the usual one. */
  host: string;
  /** None: it has no webhook. */
  webhookSecrets: string[];
  /** It takes what the portal's events backend has verified. */
  listens: boolean;
  /** Absent: it is never asked. */
  credentials?: Credentials;
  /** Without a slash at its end. */
  apiBaseUrl: string;
  /** How much of the past is read. */
  backfillDays: number;
  /** The limit of a server that tells none. */
  callsPerHour?: number;
  title: string;
}

function readId(config: Config, path: string): string {
  const id = config.getString('id');
  if (!ID.test(id)) {
    throw new InputError(
      `${path}.id: '${id}' may have lower-case letters, digits and hyphens only, at most 100; it stands in the address of the webhook`,
    );
  }
  return id;
}

function readHost(config: Config, path: string): string {
  const written = config.getOptionalString('host') ?? GITHUB;
  const host = written.toLowerCase();
  if (!HOST.test(host)) {
    throw new InputError(
      `${path}.host: '${written}' is no host such as ${GITHUB}; write neither https:// nor a path`,
    );
  }
  return host;
}

function readSecrets(config: Config, path: string): string[] {
  const secrets = config.getOptionalStringArray('webhookSecrets');
  if (secrets?.length === 0) {
    throw new InputError(
      `${path}.webhookSecrets: is empty; leave it out where there is no webhook`,
    );
  }
  secrets?.forEach((secret, index) => {
    if (secret.trim().length < SHORTEST_SECRET) {
      throw new InputError(
        `${path}.webhookSecrets[${index}]: has less than ${SHORTEST_SECRET} characters; make one with: openssl rand -hex 32`,
      );
    }
  });
  return secrets ?? [];
}

function readApp(config: Config, path: string): Credentials {
  const appId = String(config.get('appId'));
  if (!/^\d+$/.test(appId)) {
    throw new InputError(
      `${path}.appId: is no number; it stands on the page of the App, as its App ID`,
    );
  }
  // Written into one line of an environment variable, as it often is.
  const privateKey = config.getString('privateKey').replaceAll('\\n', '\n');
  if (!/^-----BEGIN (RSA )?PRIVATE KEY-----/.test(privateKey.trim())) {
    throw new InputError(
      `${path}.privateKey: is no private key in PEM format; it begins with -----BEGIN RSA PRIVATE KEY-----`,
    );
  }
  const installationId = config.getOptionalNumber('installationId');
  return {
    app: { appId, privateKey, ...(installationId && { installationId }) },
  };
}

function readCredentials(
  config: Config,
  path: string,
): Credentials | undefined {
  const token = config.getOptionalString('token');
  const app = config.getOptionalConfig('app');
  if (token !== undefined && app) {
    throw new InputError(
      `${path}: has both token and app; leave one of them out`,
    );
  }
  if (app) return readApp(app, `${path}.app`);
  return token === undefined ? undefined : { token };
}

function readApiBaseUrl(config: Config, path: string, host: string): string {
  const usual =
    host === GITHUB ? 'https://api.github.com' : `https://${host}/api/v3`;
  const written = config.getOptionalString('apiBaseUrl') ?? usual;
  const url = URL.canParse(written) ? new URL(written) : undefined;
  const isSafe =
    url?.protocol === 'https:' ||
    // Nobody listens on the way to oneself.
    (url?.protocol === 'http:' && LOOPBACK.has(url.hostname));
  if (!isSafe) {
    throw new InputError(
      `${path}.apiBaseUrl: '${written}' is no address with https:// such as ${usual}; credentials are sent to it`,
    );
  }
  return written.replace(/\/+$/, '');
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

function readCallsPerHour(
  config: Config,
  path: string,
): Pick<GitHubActionsConfig, 'callsPerHour'> {
  const callsPerHour = config.getOptionalNumber('callsPerHour');
  if (callsPerHour === undefined) return {};
  if (!Number.isInteger(callsPerHour) || callsPerHour < LEAST_CALLS) {
    throw new InputError(
      `${path}.callsPerHour: ${callsPerHour} is no whole number of ${LEAST_CALLS} or more; half of it is used`,
    );
  }
  return { callsPerHour };
}

function readSource(config: Config, path: string): GitHubActionsConfig {
  const host = readHost(config, path);
  const credentials = readCredentials(config, path);
  return {
    id: readId(config, path),
    host,
    webhookSecrets: readSecrets(config, path),
    listens: config.getOptionalBoolean('events') ?? false,
    ...(credentials && { credentials }),
    apiBaseUrl: readApiBaseUrl(config, path, host),
    backfillDays: readDays(config, path),
    ...readCallsPerHour(config, path),
    title:
      config.getOptionalString('title') ??
      (host === GITHUB ? 'GitHub Actions' : `GitHub Actions, ${host}`),
  };
}

/** Reads `buildHealth.github`; what is wrong is named with its path. Empty when there is no such list. */
export function readConfig(root: RootConfigService): GitHubActionsConfig[] {
  const sources = (root.getOptionalConfigArray(PATH) ?? []).map(
    (config, index) => readSource(config, `${PATH}[${index}]`),
  );
  sources.forEach(({ id }, index) => {
    const first = sources.findIndex(source => source.id === id);
    if (first !== index) {
      throw new InputError(
        `${PATH}[${index}].id: '${id}' is that of ${PATH}[${first}] too`,
      );
    }
  });
  return sources;
}
