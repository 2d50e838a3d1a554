import type {
  BackstageCredentials,
  BackstageUserPrincipal,
} from '@backstage/backend-plugin-api';
import { NotAllowedError } from '@backstage/errors';

/** Full reference of the caller in lower case; undefined for another backend. */
export function userRefOf({
  principal,
}: BackstageCredentials): string | undefined {
  const { type, userEntityRef } = principal as Partial<BackstageUserPrincipal>;
  return type === 'user'
    ? userEntityRef?.toLocaleLowerCase('en-US')
    : undefined;
}

/**
 * Only a person can do something about an alert; who it is comes from the credentials.
 *
 * @param what - for the refusal: `acknowledge alerts`
 * @throws NotAllowedError
 */
export function personOf(
  { userRef }: { userRef?: string },
  what: string,
): string {
  if (userRef !== undefined) return userRef;
  throw new NotAllowedError(`Only a signed-in user may ${what}`);
}
