import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import { InputError } from '@backstage/errors';

/**
 * Full references in lower case, in the order given.
 *
 * @param field - name of the list in the request, for the error
 * @throws `InputError` naming the first place that holds no reference
 */
export function parseRefs(refs: string[], field: string): string[] {
  return refs.map((ref, index) => {
    try {
      return stringifyEntityRef(parseEntityRef(ref));
    } catch {
      throw new InputError(
        `${field}[${index}] must be an entity reference like component:default/name, not '${ref}'`,
      );
    }
  });
}
