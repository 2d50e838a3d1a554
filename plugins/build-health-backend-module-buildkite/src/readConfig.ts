import type { RootConfigService } from '@backstage/backend-plugin-api';
import type { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';

const PATH = 'buildHealth.buildkite';

/** An organization of Buildkite that is followed. */
export interface BuildkiteConfig {
  id: string;
  title: string;
  /** Its slug, in lower case. */
  organization: string;
  /** Verify webhooks; none where it has none. */
  tokens: string[];
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
