import type { OwnershipCoverage } from '@callboard/backstage-plugin-ownership-common';

/** All services in parts that add up. */
export interface CoverageParts {
  total: number;
  /** With an owner who has people and a channel. */
  reachable: number;
  /** With an owner who has people, and no channel. */
  silent: number;
  /** With an owner that the catalog does not have: mended by importing groups, not by finding owners. */
  dangling: number;
  /** Without an owner who answers, for other reasons. */
  ownerless: number;
}

/** What the first sentence of the page says. */
export function coverageParts(coverage: OwnershipCoverage): CoverageParts {
  const { all, orphans } = coverage;
  const dangling =
    orphans.causes.find(({ state }) => state === 'not-in-catalog')?.count ?? 0;
  return {
    total: all.total,
    reachable: all.reachable,
    silent: Math.max(all.total - all.reachable - orphans.total, 0),
    dangling,
    ownerless: orphans.total - dangling,
  };
}
