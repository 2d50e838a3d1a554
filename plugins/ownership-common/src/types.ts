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
 * The kinds of findings; each has a text in {@link ownershipMessages}.
 *
 * @public
 */
export type OwnershipFindingCode =
  | 'missing'
  | 'unparsable'
  | 'group-not-in-catalog'
  | 'user-not-in-catalog'
  | 'kind-not-owner'
  | 'email'
  | 'email-of-user'
  | 'person'
  | 'no-members'
  | 'members-not-in-catalog'
  | 'members-in-sub-teams'
  | 'team-of-one'
  | 'no-channel'
  | 'parent-cycle'
  | 'confirmation-overdue'
  | 'owned-by-member'
  | 'inherited-owner';

/**
 * Something about an owner that someone should mend: what is wrong and how to fix it.
 *
 * @public
 */
export interface OwnershipFinding {
  /** Stable code, to be used for translation and filtering. */
  code: OwnershipFindingCode;
  /** `bad`: alerts may reach nobody. `warn`: works today, will hurt later. */
  tone: 'bad' | 'warn';
  /** Values of the placeholders in the texts. */
  params: Record<string, string>;
  /** What is wrong, in plain English. */
  reason: string;
  /** What to do, in plain English. */
  fix: string;
}

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
 * Another entity, named.
 *
 * @public
 */
export interface NamedEntity {
  /** Full entity reference in lower case. */
  entityRef: string;
  title: string;
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
 * How far an owner can be relied on.
 *
 * - `fresh`: someone who answers has confirmed it lately.
 * - `ageing`: it will soon have to be confirmed again.
 * - `stale`: that day has passed.
 * - `never`: nobody has confirmed this owner yet.
 *
 * @public
 */
export type TrustLevel = 'fresh' | 'ageing' | 'stale' | 'never';

/**
 * When an owner was confirmed, and what that is still worth.
 *
 * @public
 */
export interface OwnerTrust {
  level: TrustLevel;
  /** ISO 8601 in UTC; absent when never. */
  confirmedAt?: string;
  /** Who confirmed; absent when never, and when the caller does not see that person. */
  confirmedBy?: NamedEntity;
  /** By when it has to be confirmed again, ISO 8601 in UTC; absent when never. */
  dueAt?: string;
  /** Whether the caller is one of those who answer, and so may confirm. */
  mayConfirm: boolean;
}

/**
 * What was confirmed in one go.
 *
 * @public
 */
export interface Confirmation {
  /** To take it back with. */
  id: string;
  /** ISO 8601 in UTC. */
  confirmedAt: string;
  /** Full references in lower case, in request order. */
  entityRefs: string[];
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
