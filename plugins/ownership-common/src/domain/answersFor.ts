import type { OwnerSummary } from '../types';
import { resolveTeam } from './resolveTeam';
import type { Viewpoint } from './Viewpoint';

/**
 * Whether a person is among those who answer for what an owner has: in the team, or in its sub-teams when it has nobody
 * of its own; or the owner in person. Only they may say that the owner is right.
 *
 * @param userRef - full reference in lower case
 * @public
 */
export function answersFor(
  owner: Pick<OwnerSummary, 'entityRef' | 'kind'>,
  userRef: string,
  viewpoint: Viewpoint,
): boolean {
  if (owner.kind === 'user') return owner.entityRef === userRef;
  const group = viewpoint.organisation.groups.get(owner.entityRef);
  return (
    group !== undefined &&
    resolveTeam(group, viewpoint).people.some(
      ({ entityRef }) => entityRef === userRef,
    )
  );
}
