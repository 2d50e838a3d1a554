import {
  answersFor,
  descendantsOf,
  finding,
  findOwner,
  ownershipOf,
  resolveTeam,
  type EntityFacts,
  type EntityInContext,
  type OwnedCounts,
  type TeamGap,
  type TeamOwnership,
  type Viewpoint,
} from '@callboard/backstage-plugin-ownership-common';
import { passesFilter } from './passesFilter';
import { trustLevelIn, type Presentation } from './presentOwnership';
import { ownerRefOf } from './RegisterSnapshot';
import { isAnsweredBy } from './transferRules';

const MAX_GAPS = 20;

function countByKind(entities: EntityFacts[]): OwnedCounts {
  const counts = new Map<string, number>();
  for (const { kind } of entities) {
    counts.set(kind, (counts.get(kind) ?? 0) + 1);
  }
  return {
    total: entities.length,
    byKind: [...counts]
      .map(([kind, count]) => ({ kind, count }))
      .sort((a, b) => b.count - a.count || a.kind.localeCompare(b.kind, 'en')),
  };
}

/** The reference of the owner that counts for the viewer, and where it was written. */
function ownerOf(context: EntityInContext, viewpoint: Viewpoint) {
  const found = findOwner(context, viewpoint.sees);
  const { parsed, facts } = found ?? {};
  return parsed?.type === 'ref' || parsed?.type === 'email'
    ? { ref: parsed.entityRef, writtenAt: facts }
    : undefined;
}

/** How many of these the viewer may confirm, and nobody has lately. */
function countToConfirm(
  groupRef: string,
  own: EntityFacts[],
  presentation: Presentation,
): number {
  const { viewpoint, userRef } = presentation;
  const group = { entityRef: groupRef, kind: 'group' } as const;
  if (userRef === undefined || !answersFor(group, userRef, viewpoint)) return 0;
  return own.filter(facts => {
    const level = trustLevelIn(ownershipOf(facts, viewpoint), presentation);
    return level !== undefined && level !== 'fresh';
  }).length;
}

/** What the team is asked to take over, as far as the viewer may read of it: what a list of its requests shows. */
function countRequests(
  groupRef: string,
  { snapshot, viewpoint, userRef, filter }: Presentation,
): number {
  const { entities, organisation } = snapshot;
  const mayRead = isAnsweredBy(groupRef, userRef, viewpoint);
  return [...snapshot.transfers.values()]
    .flat()
    .filter(({ toRef, status, entityRef, proposedBy }) => {
      if (toRef !== groupRef || status !== 'proposed') return false;
      const facts = entities.get(entityRef);
      return (
        facts !== undefined &&
        viewpoint.sees(entityRef) &&
        (mayRead ||
          proposedBy === userRef ||
          passesFilter(filter, ownerRefOf(facts, organisation), organisation))
      );
    }).length;
}

/**
 * What one team owns, alone and with the teams below it, and the gaps in it.
 *
 * @param contexts - entities the viewer sees whose owner may be the team, one below it, or a member
 */
export function summariseTeam(
  groupRef: string,
  contexts: EntityInContext[],
  presentation: Presentation,
): TeamOwnership {
  const { viewpoint } = presentation;
  const { groups, users, edges } = viewpoint.organisation;
  const group = groups.get(groupRef)!;
  const below = descendantsOf(groupRef, edges).filter(viewpoint.sees);
  const belowRefs = new Set(below);
  const memberRefs = new Set(group.members);

  const own: EntityFacts[] = [];
  const withSubTeams: EntityFacts[] = [];
  const gaps: TeamGap[] = [];
  for (const context of contexts) {
    const { entity } = context;
    const { entityRef, title } = entity;
    const owner = ownerOf(context, viewpoint);
    if (owner?.ref === groupRef) {
      own.push(entity);
      withSubTeams.push(entity);
      if (owner.writtenAt && owner.writtenAt !== entity) {
        const from = owner.writtenAt.title;
        gaps.push({
          entityRef,
          title,
          finding: finding('inherited-owner', { from }),
        });
      }
    } else if (owner && belowRefs.has(owner.ref)) {
      withSubTeams.push(entity);
    } else if (owner && memberRefs.has(owner.ref)) {
      const person = users.get(owner.ref)?.title;
      if (person && viewpoint.sees(owner.ref)) {
        gaps.push({
          entityRef,
          title,
          finding: finding('owned-by-member', { person }),
        });
      }
    }
  }
  const team = resolveTeam(group, viewpoint);
  gaps.sort((a, b) => a.title.localeCompare(b.title, 'en'));
  return {
    entityRef: groupRef,
    title: group.title,
    peopleCount: team.ownPeople ? team.people.length : 0,
    subTeamCount: below.length,
    ancestors: team.ancestors,
    channels: team.channels,
    owned: countByKind(own),
    ownedWithSubTeams: countByKind(withSubTeams),
    findings: team.findings,
    gaps: gaps.slice(0, MAX_GAPS),
    gapCount: gaps.length,
    toConfirm: countToConfirm(groupRef, own, presentation),
    requestCount: countRequests(groupRef, presentation),
  };
}
