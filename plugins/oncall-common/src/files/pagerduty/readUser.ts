import type { FileValue } from '../FileValue';
import type { People } from '../People';

/** A user that stands where a schedule of ours has a vacant turn: the other system has none. */
export const NOBODY = 'NOBODY';

/** @returns the key of a user; undefined for nobody */
export function readUser(user: FileValue, people: People): string | undefined {
  const id = user.get('id').optionalText();
  if (id === NOBODY) return undefined;
  const name = user.get('name');
  return people.add(user, {
    id,
    name: (name.isAbsent ? user.get('summary') : name).optionalText(),
    email: user.get('email').optionalText(),
  });
}
