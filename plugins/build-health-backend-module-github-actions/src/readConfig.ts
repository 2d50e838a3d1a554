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

export const PATH = 'buildHealth.github';
const GITHUB = 'github.com';
/** Fewer could be found by trying: who knows the secret can sign. 32 characters of base64 are 192 bits. */
const SHORTEST_SECRET = 32;
/** With fewer nothing would ever be up to date. */
const LEAST_CALLS = 100;

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

function readSource(source: ConfiguredSource): GitHubActionsConfig {
  const { config, path, id } = source;
  const host = readHost(source, GITHUB);
  const credentials = readCredentials(config, path);
  const api =
    host === GITHUB ? 'https://api.github.com' : `https://${host}/api/v3`;
  return {
    id,
    host,
    webhookSecrets: readWebhookSecrets(source, {
      key: 'webhookSecrets',
      shortest: SHORTEST_SECRET,
    }),
    listens: config.getOptionalBoolean('events') ?? false,
    ...(credentials && { credentials }),
    apiBaseUrl: readApiBaseUrl(source, api),
    backfillDays: readBackfillDays(source),
    ...readCallsPerHour(config, path),
    title:
      config.getOptionalString('title') ??
      (host === GITHUB ? 'GitHub Actions' : `GitHub Actions, ${host}`),
  };
}

/** Reads `buildHealth.github`; what is wrong is named with its path. Empty when there is no such list. */
export const readConfig = (root: RootConfigService): GitHubActionsConfig[] =>
  readSources(root, PATH, readSource);
