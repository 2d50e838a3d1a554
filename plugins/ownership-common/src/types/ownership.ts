import type { OwnerTrust } from './confirmation';
import type { OwnershipFinding } from './finding';
import type { NamedEntity } from './named';
import type { OwnershipRole } from './role';
import type { OpenTransfer } from './transfer';

/**
 * Whether an entity has an owner who answers, and if not, why.
 *
 * - `owned`: a group with people answers.
 * - `missing`: neither the entity nor its system or domain names an owner.
 * - `unparsable`: the owner is not an entity reference.
 * - `not-in-catalog`: the owner is a reference, but the caller's catalog holds no such group or user.
 * - `email`: the owner is an e-mail address.
 * - `person`: the owner is a user, not a team.
 * - `no-members`: the owning group exists, but nobody is in it or in its sub-teams.
 *
 * @public
 */
export type OwnerState =
  | 'owned'
  | 'missing'
  | 'unparsable'
  | 'not-in-catalog'
  | 'email'
  | 'person'
  | 'no-members';

/**
 * A group or user that exists in the catalog.
 *
 * @public
 */
export interface OwnerSummary {
  /** Full entity reference in lower case. */
  entityRef: string;
  kind: 'group' | 'user';
  /** Display name, or the name of the entity. */
  title: string;
  /** `spec.type` of a group, free text. */
  type?: string;
}

/**
 * A person who answers for an entity.
 *
 * @public
 */
export interface OwnerPerson {
  /** Full reference of the User entity in lower case. */
  entityRef: string;
  title: string;
  email?: string;
  /** True when the team names this person as its lead. */
  lead: boolean;
}

/**
 * A way to reach the owner.
 *
 * @public
 */
export interface ContactChannel {
  /** `chat` is Slack, Teams, or another chat. */
  kind: 'chat' | 'email' | 'link';
  /** What people say: `#ledger`, `ledger@example.com`, or the title of a link. */
  label: string;
  /** Address to open (https or mailto), absent when only the name is known. */
  href?: string;
  /** Entity that carries the channel: the entity itself, its owner, or a parent team. */
  from: string;
}

/**
 * How important an entity is, from an annotation, label or tag.
 *
 * @public
 */
export interface Tier {
  /** The value after the configured value map, for example `1`. */
  value: string;
  /** The value as written in the descriptor. */
  written: string;
  /** Annotation or label key, or the tag itself. */
  source: string;
}

/**
 * Who answers for one entity, as the caller may see it.
 *
 * @public
 */
export interface Ownership {
  /** Full entity reference in lower case. */
  entityRef: string;
  title: string;
  state: OwnerState;
  /** `spec.owner` as written, from the entity or from the one in `inheritedFrom`. */
  writtenOwner?: string;
  /** The owner, when the caller's catalog has it. */
  owner?: OwnerSummary;
  /** System or domain the owner was taken from, when the entity itself names none. */
  inheritedFrom?: NamedEntity;
  /** At most 5 people, leads first, then by name. */
  people: OwnerPerson[];
  /** Number of distinct people in the owning group, or in its sub-teams when it has none of its own. */
  peopleCount: number;
  /** Best first: the entity's own, then the owner's, then those of the nearest parent that has any. */
  channels: ContactChannel[];
  /** Teams above the owner, nearest first; each once, also in cycles. */
  ancestors: NamedEntity[];
  /** Worst first; empty when all is in order. */
  findings: OwnershipFinding[];
  /** Absent where there is nobody who could confirm. */
  trust?: OwnerTrust;
  tier?: Tier;
  /** `spec.lifecycle` in lower case, free text. */
  lifecycle?: string;
  /** A new owner that was proposed, or accepted and not yet in the descriptor. */
  transfer?: OpenTransfer;
  /** Who else answers for what, beside the owner. */
  roles: OwnershipRole[];
}

/**
 * Answer of a batch read: one place per requested reference, in request order.
 *
 * @public
 */
export interface OwnershipsByRefs {
  /** `null` where the entity does not exist or the caller may not see it. */
  items: (Ownership | null)[];
  /** When the catalog was last read completely, ISO 8601 in UTC; absent before the first time. */
  asOf?: string;
}
