import type { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import type { RouteRules } from '@callboard/backstage-plugin-playbooks-common';

/** `./content/` → `content`; `.` and `/` are the source itself. */
const folderOf = (root: string) =>
  root
    .split('/')
    .filter(part => part !== '' && part !== '.')
    .join('/');

/**
 * Reads how addresses of a site become files of its source.
 *
 * @param path - of the source in the configuration
 */
export function readRoutes(
  source: Config,
  path: string,
): RouteRules | undefined {
  const config = source.getOptionalConfig('routes');
  if (!config) return undefined;
  const kind = config.getString('kind');
  if (kind !== 'files' && kind !== 'pages') {
    throw new InputError(
      `${path}.routes.kind: '${kind}' is neither files nor pages`,
    );
  }
  const root = config.getOptionalString('root');
  if (root?.split('/').includes('..')) {
    throw new InputError(
      `${path}.routes.root: '${root}' leads out of the source; name a folder in it`,
    );
  }
  return { kind, ...(root !== undefined && { root: folderOf(root) }) };
}
