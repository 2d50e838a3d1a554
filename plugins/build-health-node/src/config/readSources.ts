import type { RootConfigService } from '@backstage/backend-plugin-api';
import type { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';

const ID = /^[a-z0-9][a-z0-9-]{0,99}$/;

/**
 * One source of a list in the configuration.
 *
 * @public
 */
export interface ConfiguredSource {
  config: Config;
  /** Where it is, for messages: `buildHealth.jenkins[0]`. */
  path: string;
  id: string;
}

/**
 * Reads a list of sources, each with an id of its own; empty where there is no list.
 *
 * @param path - of the list: `buildHealth.jenkins`
 * @throws InputError that names what is wrong by its path
 *
 * @public
 */
export function readSources<T>(
  root: RootConfigService,
  path: string,
  read: (source: ConfiguredSource) => T,
): T[] {
  const ids: string[] = [];
  return (root.getOptionalConfigArray(path) ?? []).map((config, index) => {
    const place = `${path}[${index}]`;
    const id = config.getString('id');
    if (!ID.test(id)) {
      throw new InputError(
        `${place}.id: '${id}' may have lower-case letters, digits and hyphens only, at most 100, and begins with no hyphen: it stands in the address of the webhook`,
      );
    }
    const first = ids.indexOf(id);
    if (first >= 0) {
      throw new InputError(
        `${place}.id: '${id}' is that of ${path}[${first}] too`,
      );
    }
    ids.push(id);
    return read({ config, path: place, id });
  });
}
