import type { OwnershipFinding } from './finding';
import type { NamedEntity } from './named';
import type { ContactChannel } from './ownership';

/**
 * Entities counted by kind.
 *
 * @public
 */
export interface OwnedCounts {
  total: number;
  /** Largest first; `kind` in lower case. */
  byKind: { kind: string; count: number }[];
}

/**
 * A gap in what a team owns.
 *
 * @public
 */
export interface TeamGap extends NamedEntity {
  finding: OwnershipFinding;
}

/**
 * What a team owns, as the caller may see it.
 *
 * @public
 */
export interface TeamOwnership extends NamedEntity {
  /** People of the team itself. */
  peopleCount: number;
  /** Teams below this one, at any depth, each once. */
  subTeamCount: number;
  ancestors: NamedEntity[];
  channels: ContactChannel[];
  /** What the team itself owns, inherited ownership included. */
  owned: OwnedCounts;
  /** What the team and its sub-teams own together, each entity once. */
  ownedWithSubTeams: OwnedCounts;
  /** What is wrong with the team itself. */
  findings: OwnershipFinding[];
  /** Entities owned by a member instead of the team, or owned only by inheritance; at most 20. */
  gaps: TeamGap[];
  gapCount: number;
  /** What the caller may confirm for this team, and is not fresh. */
  toConfirm: number;
  /** What the team is asked to take over, as far as the caller sees it. */
  requestCount: number;
}

/**
 * Answer of a batch read of teams, in request order.
 *
 * @public
 */
export interface TeamsByRefs {
  /** `null` where the group does not exist or the caller may not see it. */
  items: (TeamOwnership | null)[];
  /** When the catalog was last read completely, ISO 8601 in UTC; absent before the first time. */
  asOf?: string;
}
