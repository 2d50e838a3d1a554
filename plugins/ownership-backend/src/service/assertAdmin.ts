import { NotAllowedError } from '@backstage/errors';
import {
  ancestorsOf,
  type Organisation,
} from '@callboard/backstage-plugin-ownership-common';

/** @param admins - references of users and groups; the teams below a group count as well */
export function isAdmin(
  userRef: string,
  admins: readonly string[],
  { teamsOf, edges }: Organisation,
): boolean {
  const teams = teamsOf.get(userRef) ?? [];
  const claims = [
    userRef,
    ...teams,
    ...teams.flatMap(ref => ancestorsOf(ref, edges)),
  ];
  return claims.some(ref => admins.includes(ref));
}

/**
 * @param admins - references of users and groups; the teams below a group count as well
 * @param what - for the refusal: `move what is kept under a reference`
 * @throws `NotAllowedError`
 */
export function assertAdmin(
  userRef: string,
  admins: readonly string[],
  organisation: Organisation,
  what: string,
): void {
  if (!isAdmin(userRef, admins, organisation)) {
    throw new NotAllowedError(
      `Only administrators named in ownership.admins may ${what}`,
    );
  }
}
