import {
  descendantsOf,
  parentCycleOf,
  resolveTeam,
  type CoverageCounts,
  type OwnershipCoverage,
  type TeamCoverage,
} from '@callboard/backstage-plugin-ownership-common';
import { createMayConfirm } from './listFilters';
import {
  danglingOwnerOf,
  isOrphan,
  measureOf,
  type Measured,
} from './listOrder';
import type { Presentation } from './presentOwnership';
import type { Surveyed } from './survey';

const MAX_DANGLING = 100;

const nothing = (): CoverageCounts => ({
  total: 0,
  reachable: 0,
  trust: { fresh: 0, ageing: 0, stale: 0, never: 0 },
  bad: 0,
  warn: 0,
  toConfirm: 0,
});

function count(
  counts: CoverageCounts,
  { row, trust, findings }: Measured,
  mayConfirm: boolean,
): void {
  counts.total += 1;
  if (!isOrphan(row) && row.ownership.channels.length > 0)
    counts.reachable += 1;
  if (trust) counts.trust[trust] += 1;
  if (findings.some(({ tone }) => tone === 'bad')) counts.bad += 1;
  else if (findings.length > 0) counts.warn += 1;
  if (mayConfirm && trust && trust !== 'fresh') counts.toConfirm += 1;
}

/** Each entity has one owner, so the sum over distinct teams counts each entity once. */
function add(sum: CoverageCounts, part: CoverageCounts): void {
  sum.total += part.total;
  sum.reachable += part.reachable;
  sum.bad += part.bad;
  sum.warn += part.warn;
  sum.toConfirm += part.toConfirm;
  sum.trust.fresh += part.trust.fresh;
  sum.trust.ageing += part.trust.ageing;
  sum.trust.stale += part.trust.stale;
  sum.trust.never += part.trust.never;
}

function teamsOf(
  own: ReadonlyMap<string, CoverageCounts>,
  { viewpoint }: Presentation,
): TeamCoverage[] {
  const { organisation, sees } = viewpoint;
  const { groups, edges } = organisation;
  return [...groups.values()]
    .filter(({ entityRef }) => sees(entityRef))
    .map(group => {
      const { entityRef, title } = group;
      const withSubTeams = nothing();
      const below = descendantsOf(entityRef, edges).filter(sees);
      for (const ref of [entityRef, ...below]) {
        const counts = own.get(ref);
        if (counts) add(withSubTeams, counts);
      }
      const { people, ownPeople } = resolveTeam(group, viewpoint);
      const cycle = parentCycleOf(entityRef, edges);
      return {
        entityRef,
        title,
        parents: [...(edges.parents.get(entityRef) ?? [])].filter(sees),
        peopleCount: ownPeople ? people.length : 0,
        own: own.get(entityRef) ?? nothing(),
        withSubTeams,
        ...(cycle?.every(sees) && {
          cycle: cycle.map(ref => groups.get(ref)?.title ?? ref),
        }),
      };
    });
}

const mostFirst = (counts: ReadonlyMap<string, number>) =>
  [...counts].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));

/** How far everything in a survey is owned, by team. */
export function coverageOf(
  rows: Surveyed[],
  presentation: Presentation,
): Omit<OwnershipCoverage, 'mine' | 'waiting'> {
  const mayConfirm = createMayConfirm(presentation);
  const all = nothing();
  const own = new Map<string, CoverageCounts>();
  const causes = new Map<string, number>();
  const dangling = new Map<string, number>();
  const increase = (counts: Map<string, number>, key: string) =>
    counts.set(key, (counts.get(key) ?? 0) + 1);

  for (const row of rows) {
    const measured = measureOf(row, presentation);
    const confirmable = mayConfirm(measured);
    count(all, measured, confirmable);
    const { owner, state } = row.ownership;
    if (owner) {
      const counts = own.get(owner.entityRef) ?? nothing();
      own.set(owner.entityRef, counts);
      count(counts, measured, confirmable);
    }
    if (isOrphan(row)) increase(causes, state);
    const ref = danglingOwnerOf(measured);
    if (ref) increase(dangling, ref);
  }
  const { followedAt } = presentation.snapshot;
  return {
    all,
    orphans: {
      total: [...causes.values()].reduce((sum, each) => sum + each, 0),
      causes: mostFirst(causes).map(([state, n]) => ({ state, count: n })),
    },
    dangling: mostFirst(dangling)
      .slice(0, MAX_DANGLING)
      .map(([ownerRef, n]) => ({ ownerRef, count: n })),
    danglingTotal: dangling.size,
    teams: teamsOf(own, presentation),
    ...(followedAt && { asOf: followedAt.toISOString() }),
  };
}
