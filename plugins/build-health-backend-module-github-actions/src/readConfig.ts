import type { RootConfigService } from '@backstage/backend-plugin-api';
import type { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';

const PATH = 'buildHealth.github';
const GITHUB = 'github.com';
const ID = /^[a-z0-9][a-z0-9-]{0,99}$/;
/** Fewer could be found by trying: who knows the secret can sign. 32 characters of base64 are 192 bits. */
const SHORTEST_SECRET = 32;
const HOST = /^[a-z0-9]([a-z0-9.-]*[a-z0-9])?(:\d{1,5})?$/;

/** GitHub, or a server of GitHub Enterprise. */
export interface GitHubActionsConfig {
  id: string;
  /** In lower case, with its port where that is not the usual one. */
  host: string;
  /** None: it has no webhook. */
  webhookSecrets: string[];
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

function readSource(config: Config, path: string): GitHubActionsConfig {
  const host = readHost(config, path);
  return {
    id: readId(config, path),
    host,
    webhookSecrets: readSecrets(config, path),
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
