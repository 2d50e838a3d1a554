import {
  answersFor,
  descendantsOf,
  type ListOwnershipsRequest,
  type OwnershipFacet,
  type Viewpoint,
} from '@callboard/backstage-plugin-ownership-common';
import { danglingOwnerOf, isOrphan, type Measured } from './listOrder';
import type { Presentation } from './presentOwnership';
import { foldForSearch } from './survey';

/** One filter of a list, by the name of its field. */
export interface ListFilter {
  field: keyof ListOwnershipsRequest;
  matches: (measured: Measured) => boolean;
}

const NONE = 'none';

/** What a value of each facet is, for one entity. */
const facetValues: Record<
  OwnershipFacet['field'],
  (measured: Measured) => string[]
> = {
  kind: ({ row }) => [row.facts.kind],
  finding: ({ findings }) => findings.map(({ code }) => code),
  trust: ({ trust }) => (trust ? [trust] : []),
  tier: ({ row }) => [row.facts.tier?.value ?? NONE],
  lifecycle: ({ row }) => [row.facts.lifecycle ?? NONE],
};

const facetFields = Object.keys(facetValues) as OwnershipFacet['field'][];

const MAX_VALUES = 50;

/** The teams that are meant, with those below them that the viewer sees. */
function teamsOf(
  refs: string[],
  { organisation, sees }: Viewpoint,
): Set<string> {
  const lower = refs.map(ref => ref.toLocaleLowerCase('en-US'));
  return new Set(
    lower
      .filter(sees)
      .flatMap(ref => [
        ref,
        ...descendantsOf(ref, organisation.edges).filter(sees),
      ]),
  );
}

/** Whether the viewer may confirm what an owner has; asked once for each owner. */
export function createMayConfirm({ viewpoint, userRef }: Presentation) {
  const known = new Map<string, boolean>();
  return ({ row }: Measured): boolean => {
    const { owner } = row.ownership;
    if (!owner || userRef === undefined) return false;
    const ref = owner.entityRef;
    if (!known.has(ref)) known.set(ref, answersFor(owner, userRef, viewpoint));
    return known.get(ref)!;
  };
}

/** The filters that a request sets. */
export function createFilters(
  request: ListOwnershipsRequest,
  presentation: Presentation,
): ListFilter[] {
  const filters: ListFilter[] = [];
  const { q, team, owner, orphan, system, toConfirm } = request;
  if (q !== undefined) {
    const words = foldForSearch(q).split(/\s+/).filter(Boolean);
    filters.push({
      field: 'q',
      matches: ({ row }) => words.every(word => row.searched.includes(word)),
    });
  }
  if (team?.length) {
    const teams = teamsOf(team, presentation.viewpoint);
    filters.push({
      field: 'team',
      matches: ({ row }) => teams.has(row.ownership.owner?.entityRef ?? ''),
    });
  }
  if (owner?.length) {
    const owners = new Set(owner.map(ref => ref.toLocaleLowerCase('en-US')));
    filters.push({
      field: 'owner',
      matches: measured => {
        const known = measured.row.ownership.owner?.entityRef;
        return owners.has(known ?? danglingOwnerOf(measured) ?? '');
      },
    });
  }
  if (orphan !== undefined) {
    filters.push({
      field: 'orphan',
      matches: ({ row }) => isOrphan(row) === orphan,
    });
  }
  if (system?.length) {
    const { sees } = presentation.viewpoint;
    const systems = new Set(
      system.map(ref => ref.toLocaleLowerCase('en-US')).filter(sees),
    );
    filters.push({
      field: 'system',
      matches: ({ row }) => systems.has(row.facts.partOf ?? ''),
    });
  }
  if (toConfirm) {
    const mayConfirm = createMayConfirm(presentation);
    filters.push({
      field: 'toConfirm',
      matches: measured =>
        measured.trust !== undefined &&
        measured.trust !== 'fresh' &&
        mayConfirm(measured),
    });
  }
  for (const field of facetFields) {
    const wanted = request[field];
    if (wanted?.length) {
      const values = new Set<string>(wanted);
      const valuesOf = facetValues[field];
      filters.push({
        field,
        matches: measured => valuesOf(measured).some(each => values.has(each)),
      });
    }
  }
  return filters;
}

/** How many entities each value of a filter would leave, beside the other filters. */
export function countFacets(
  rows: Measured[],
  filters: ListFilter[],
): OwnershipFacet[] {
  return facetFields.map(field => {
    const others = filters.filter(filter => filter.field !== field);
    const counts = new Map<string, number>();
    for (const row of rows) {
      if (!others.every(({ matches }) => matches(row))) continue;
      for (const value of facetValues[field](row)) {
        counts.set(value, (counts.get(value) ?? 0) + 1);
      }
    }
    const values = [...counts]
      .map(([value, count]) => ({ value, count }))
      .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1))
      .slice(0, MAX_VALUES);
    return { field, values };
  });
}

/** How many entities would match without each of the filters. */
export function countWithout(
  rows: Measured[],
  filters: ListFilter[],
): { filter: string; count: number }[] {
  return filters
    .map(dropped => {
      const others = filters.filter(filter => filter !== dropped);
      const count = rows.filter(row =>
        others.every(({ matches }) => matches(row)),
      ).length;
      return { filter: dropped.field, count };
    })
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count);
}
