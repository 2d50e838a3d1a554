import type {
  BackstageCredentials,
  BackstageUserPrincipal,
} from '@backstage/backend-plugin-api';

/** Full reference of the caller in lower case; undefined for another backend. */
export function userRefOf({
  principal,
}: BackstageCredentials): string | undefined {
  const { type, userEntityRef } = principal as Partial<BackstageUserPrincipal>;
  return type === 'user'
    ? userEntityRef?.toLocaleLowerCase('en-US')
    : undefined;
}
