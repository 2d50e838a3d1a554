import type {
  OwnershipFinding,
  OwnershipSort,
  TrustLevel,
} from '@callboard/backstage-plugin-ownership-common';
import {
  findingsOf,
  trustLevelIn,
  type Presentation,
} from './presentOwnership';
import type { Surveyed } from './survey';

/** What an entity is sorted and filtered by, beside itself. */
export interface Measured {
  row: Surveyed;
  trust?: TrustLevel;
  findings: OwnershipFinding[];
  /** 0 for an owner who cannot answer, then other bad findings, warnings, an old confirmation, and all in order. */
  severity: number;
  /** Smaller is more important. */
  tierRank: number;
  /** When the oldest finding was first seen, ISO 8601 in UTC; absent when there is none, or that is not known. */
  since?: string;
}

/** Nobody answers: neither a team nor a person. */
export const isOrphan = ({ ownership }: Surveyed) =>
  !ownership.owner || ownership.peopleCount === 0;

const UNRANKED = 1_000;

function severityOf(
  row: Surveyed,
  findings: OwnershipFinding[],
  trust: TrustLevel | undefined,
): number {
  if (isOrphan(row)) return 0;
  if (findings.some(({ tone }) => tone === 'bad')) return 1;
  if (findings.length > 0) return 2;
  return trust === 'fresh' ? 4 : 3;
}

function tierRankOf({ facts }: Surveyed): number {
  if (!facts.tier) return UNRANKED + 1;
  const rank = Number.parseFloat(facts.tier.value);
  return Number.isNaN(rank) ? UNRANKED : rank;
}

function sinceOf(findings: OwnershipFinding[]): string | undefined {
  let oldest: string | undefined;
  for (const { since } of findings) {
    if (since && (!oldest || since < oldest)) oldest = since;
  }
  return oldest;
}

export function measureOf(row: Surveyed, presentation: Presentation): Measured {
  const trust = trustLevelIn(row.ownership, presentation);
  const findings = findingsOf(row.facts, row.ownership, presentation);
  return {
    row,
    trust,
    findings,
    severity: severityOf(row, findings, trust),
    tierRank: tierRankOf(row),
    since: sinceOf(findings),
  };
}

/** The owner that is named and that the viewer's catalog does not have, as the finding says it. */
export function danglingOwnerOf({
  row,
  findings,
}: Measured): string | undefined {
  // An owner written in a system that is hidden from the viewer is none for them: its finding names none.
  return row.ownership.state === 'not-in-catalog'
    ? findings[0]?.params.ref
    : undefined;
}

type Compare = (a: Measured, b: Measured) => number;

const text = (a: string, b: string) => {
  if (a === b) return 0;
  return a < b ? -1 : 1;
};

const TRUST_ORDER: (TrustLevel | undefined)[] = [
  'stale',
  'never',
  'ageing',
  'fresh',
  undefined,
];

const ownerOf = ({ row }: Measured) =>
  row.ownership.owner?.title.toLocaleLowerCase('en-US') ?? '';

/** What is not known comes last, whichever way the list runs. */
const bySince =
  (direction: 1 | -1): Compare =>
  (a, b) => {
    if (a.since === undefined || b.since === undefined) {
      return Number(a.since === undefined) - Number(b.since === undefined);
    }
    return direction * text(a.since, b.since);
  };

const orders: Partial<Record<string, Compare>> = {
  severity: (a, b) => a.severity - b.severity,
  title: (a, b) => text(a.row.sortTitle, b.row.sortTitle),
  owner: (a, b) => text(ownerOf(a), ownerOf(b)),
  trust: (a, b) => TRUST_ORDER.indexOf(a.trust) - TRUST_ORDER.indexOf(b.trust),
  tier: (a, b) => a.tierRank - b.tierRank,
  since: bySince(1),
  '-since': bySince(-1),
};

/** The order of a list; ties are broken by tier, then title, then reference. */
export function compareBy(sort: OwnershipSort): Compare {
  const own = orders[sort];
  const reverse = own ? undefined : orders[sort.slice(1)];
  const first: Compare = own ?? ((a, b) => -reverse!(a, b));
  return (a, b) =>
    first(a, b) ||
    a.tierRank - b.tierRank ||
    text(a.row.sortTitle, b.row.sortTitle) ||
    text(a.row.facts.entityRef, b.row.facts.entityRef);
}
