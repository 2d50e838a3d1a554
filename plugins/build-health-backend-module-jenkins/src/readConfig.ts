import type { RootConfigService } from '@backstage/backend-plugin-api';
import type { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';

const PATH = 'buildHealth.jenkins';
const SHORTEST_SECRET = 16;

/** A controller of Jenkins that is followed. */
export interface JenkinsConfig {
  id: string;
  title: string;
  /** Without a slash at its end. */
  baseUrl: string;
  /** Verify hints; none where it has none. */
  secrets: string[];
}

function readSecrets(config: Config, path: string): string[] {
  const secrets = config.getOptionalStringArray('webhook.secrets') ?? [];
  if (config.has('webhook') && secrets.length === 0) {
    throw new InputError(`${path}.webhook.secrets: is empty`);
  }
  if (secrets.some(secret => secret.length < SHORTEST_SECRET)) {
    throw new InputError(
      `${path}.webhook.secrets: one is shorter than ${SHORTEST_SECRET} characters`,
    );
  }
  return secrets;
}

function readBaseUrl(config: Config, path: string): string {
  const written = config.getString('baseUrl');
  const url = URL.canParse(written) ? new URL(written) : undefined;
  if (!url || !['https:', 'http:'].includes(url.protocol)) {
    throw new InputError(
      `${path}.baseUrl: '${written}' is no address such as https://ci.example.com`,
    );
  }
  if (url.username || url.password) {
    throw new InputError(`${path}.baseUrl: may hold no user and no password`);
  }
  return written.replace(/\/+$/, '');
}

function readOne(config: Config, path: string): JenkinsConfig {
  const id = config.getString('id');
  if (!/^[a-z0-9-]{1,100}$/.test(id)) {
    throw new InputError(
      `${path}.id: '${id}' may hold lower-case letters, digits and hyphens only`,
    );
  }
  return {
    id,
    title: config.getOptionalString('title') ?? `Jenkins ${id}`,
    baseUrl: readBaseUrl(config, path),
    secrets: readSecrets(config, path),
  };
}

/** Reads `buildHealth.jenkins`; what is wrong is named with its path. */
export function readConfig(root: RootConfigService): JenkinsConfig[] {
  const read = (root.getOptionalConfigArray(PATH) ?? []).map((config, i) =>
    readOne(config, `${PATH}[${i}]`),
  );
  const twice = read.find(({ id }, i) => read.findIndex(o => o.id === id) < i);
  if (twice) throw new InputError(`${PATH}: two are called '${twice.id}'`);
  return read;
}
