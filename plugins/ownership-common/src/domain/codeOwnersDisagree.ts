import type { OwnershipFinding } from '../types';
import type { CodeOwnersMatch } from './codeOwners';
import { finding } from './finding';
import { refsOfTeam } from './refsToCheck';
import { resolveCodeOwner } from './resolveCodeOwner';
import type { Viewpoint } from './Viewpoint';

/**
 * The finding that CODEOWNERS names others than the owner, or nothing: where it names nobody the caller's catalog has,
 * and where one of those it names is the owner, a member of it, or a team above or below it.
 *
 * @param ownerRef - the owner, a group or user that the caller sees
 * @public
 */
export function codeOwnersDisagree(
  ownerRef: string,
  match: CodeOwnersMatch,
  viewpoint: Viewpoint,
): OwnershipFinding | undefined {
  const { groups, users } = viewpoint.organisation;
  const known = match.owners.flatMap(written => {
    const { teams, person } = resolveCodeOwner(written, viewpoint);
    const refs = person ? [person.entityRef, ...teams] : teams;
    return refs.length > 0 ? [{ written, refs }] : [];
  });
  if (known.length === 0) return undefined;
  const named = known.flatMap(({ refs }) => refs);
  // Of a person only their own teams agree; all that these are part of would reach too far.
  const agreed = groups.has(ownerRef)
    ? refsOfTeam(ownerRef, viewpoint.organisation)
    : [ownerRef, ...(viewpoint.organisation.teamsOf.get(ownerRef) ?? [])];
  if (named.some(ref => agreed.includes(ref))) return undefined;
  return finding('codeowners-disagree', {
    // Those alone that the caller's catalog has: others are hidden as if they did not exist.
    codeOwners: known.map(({ written }) => written).join(', '),
    owner:
      groups.get(ownerRef)?.title ?? users.get(ownerRef)?.title ?? ownerRef,
    line: `${match.line}`,
  });
}
