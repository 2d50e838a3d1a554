import { InputError } from '@backstage/errors';
import { parseEntityRef } from '@backstage/catalog-model';

/**
 * People of stored schedules are users of the catalog, so that they can be reached.
 *
 * @throws `InputError` that names the field
 */
export function assertUserRef(written: string, field: string): void {
  let kind: string | undefined;
  try {
    ({ kind } = parseEntityRef(written));
  } catch {
    // Told below.
  }
  if (
    kind?.toLocaleLowerCase('en-US') !== 'user' ||
    written !== written.toLocaleLowerCase('en-US')
  ) {
    throw new InputError(
      `${field}: '${written}' is no full reference of a user in lower case, such as user:default/ana`,
    );
  }
}
