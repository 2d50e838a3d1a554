import {
  isAndCriteria,
  isNotCriteria,
  isOrCriteria,
} from '@backstage/plugin-permission-node';
import type { PermissionCriteria } from '@backstage/plugin-permission-common';
import {
  ancestorsOf,
  type Organisation,
} from '@callboard/backstage-plugin-ownership-common';
import type { OwnershipFilter } from '@callboard/backstage-plugin-ownership-node';

/**
 * Whether what this owner has passes the conditions of a permission decision: a rule that asks for a team means the teams
 * below it as well. What has no owner passes only a negation.
 */
export function passesFilter(
  criteria: PermissionCriteria<OwnershipFilter> | undefined,
  ownerRef: string | undefined,
  organisation: Organisation,
): boolean {
  if (!criteria) return true;
  const claims =
    ownerRef === undefined
      ? []
      : [ownerRef, ...ancestorsOf(ownerRef, organisation.edges)];
  const passes = (part: PermissionCriteria<OwnershipFilter>): boolean => {
    if (isAndCriteria(part)) return part.allOf.every(passes);
    if (isOrCriteria(part)) return part.anyOf.some(passes);
    return isNotCriteria(part)
      ? !passes(part.not)
      : claims.some(ref => part.values.includes(ref));
  };
  return passes(criteria);
}
