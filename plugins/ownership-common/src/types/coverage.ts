import type { TrustLevel } from './confirmation';
import type { NamedEntity } from './named';

/**
 * How far entities are owned, each counted once.
 *
 * @public
 */
export interface CoverageCounts {
  total: number;
  /** With an owner who has people and a channel. */
  reachable: number;
  /** Entities by trust; those that nobody can confirm are in none. */
  trust: Record<TrustLevel, number>;
  /** Entities with a finding that is bad. */
  bad: number;
  /** Entities with findings, none of them bad. */
  warn: number;
  /** What the caller may confirm, and is not fresh. */
  toConfirm: number;
}

/**
 * One team of the tree.
 *
 * @public
 */
export interface TeamCoverage extends NamedEntity {
  /** Parents that the caller sees; empty at the top. Two parents list the team twice, and count it once. */
  parents: string[];
  peopleCount: number;
  /** What the team itself owns. */
  own: CoverageCounts;
  /** With all teams below it, each entity once. */
  withSubTeams: CoverageCounts;
  /** Titles along the circle, when the team is its own ancestor. */
  cycle?: string[];
}

/**
 * Entities without an owner who answers, by cause.
 *
 * @public
 */
export interface OrphanCause {
  /** State of the owner: `missing`, `unparsable`, `not-in-catalog`, `email` or `no-members`. */
  state: string;
  count: number;
}

/**
 * A group or user that descriptors name and the catalog does not have.
 *
 * @public
 */
export interface DanglingOwner {
  /** Full reference in lower case. */
  ownerRef: string;
  count: number;
}

/**
 * How far everything the caller sees is owned.
 *
 * @public
 */
export interface OwnershipCoverage {
  all: CoverageCounts;
  orphans: { total: number; causes: OrphanCause[] };
  /** Most frequent first, at most 100; `danglingTotal` counts all of them. */
  dangling: DanglingOwner[];
  danglingTotal: number;
  /** Every team the caller sees, in no order. */
  teams: TeamCoverage[];
  /** Teams of the caller, full references. */
  mine: string[];
  /** Transfers that wait for the caller. */
  waiting: number;
  /** When the catalog was last read completely, ISO 8601 in UTC; absent before the first time. */
  asOf?: string;
}
