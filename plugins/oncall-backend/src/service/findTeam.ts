import { InputError } from '@backstage/errors';
import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import type { Viewer } from './Admission';
import type { Directory } from './Directory';

function parse(written: string): string {
  try {
    return stringifyEntityRef(
      parseEntityRef(written, {
        defaultKind: 'group',
        defaultNamespace: 'default',
      }),
    );
  } catch {
    throw new InputError(
      `teamRef: '${written}' is no entity reference such as group:default/payments`,
    );
  }
}

/**
 * The team that a request names, among those that the caller sees.
 *
 * @returns its full reference
 * @throws `InputError`
 */
export async function findTeam(
  written: string,
  { view }: Viewer,
  directory: Directory,
): Promise<string> {
  const teamRef = parse(written);
  const sees = await view.check([teamRef]);
  if (!directory.groups.has(teamRef) || !sees(teamRef)) {
    throw new InputError(
      `teamRef: there is no group '${written}' in the catalog, or you may not see it`,
    );
  }
  return teamRef;
}
