import { InputError } from '@backstage/errors';
import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';

function parse(written: string): string {
  return stringifyEntityRef(
    parseEntityRef(written, {
      defaultKind: 'group',
      defaultNamespace: 'default',
    }),
  );
}

/** A reference in full and in lower case, as the catalog compares them; documents leave namespaces out. */
export function fullRef(written: string): string {
  try {
    return parse(written);
  } catch {
    return written.toLocaleLowerCase('en-US');
  }
}

/**
 * The full reference of a team as a request names it.
 *
 * @throws InputError
 */
export function teamRefOf(written: string): string {
  try {
    return parse(written);
  } catch {
    throw new InputError(
      `team: '${written}' is no entity reference such as group:default/payments`,
    );
  }
}
