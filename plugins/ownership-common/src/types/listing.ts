import type { OwnerTrust, TrustLevel } from './confirmation';
import type { OwnershipFinding, OwnershipFindingCode } from './finding';
import type { NamedEntity } from './named';
import type {
  ContactChannel,
  OwnerState,
  OwnerSummary,
  Tier,
} from './ownership';
import type { OpenTransfer } from './transfer';

/**
 * Which entities to list, and in which order. Several values of one field are alternatives; fields are combined.
 *
 * @public
 */
export interface ListOwnershipsRequest {
  /** Text in the title or reference of the entity or its owner. */
  q?: string;
  /** Groups whose entities are meant, those of their sub-teams included. */
  team?: string[];
  /** Full references of owners, also of those that the catalog does not have. */
  owner?: string[];
  /** `true`: without an owner who answers; `false`: the others. */
  orphan?: boolean;
  kind?: string[];
  system?: string[];
  finding?: OwnershipFindingCode[];
  trust?: TrustLevel[];
  /** Shown values; `none` for entities without a tier. */
  tier?: string[];
  /** In lower case; `none` for entities without one. */
  lifecycle?: string[];
  /** Only what the caller may confirm, and is not fresh. */
  toConfirm?: boolean;
  /** A field, with `-` before it for descending. Default: `severity`, the worst first. */
  sort?: OwnershipSort;
  /** 1 to 200, default 50. */
  limit?: number;
  cursor?: string;
}

/**
 * Orders of a list of entities. Ties are broken by tier, then by title.
 *
 * @public
 */
export type OwnershipSort =
  | 'severity'
  | 'title'
  | '-title'
  | 'owner'
  | '-owner'
  | 'since'
  | '-since'
  | 'trust'
  | '-trust'
  | 'tier'
  | '-tier';

/**
 * Ownership of one entity in a list.
 *
 * @public
 */
export interface OwnershipRow {
  /** Full entity reference in lower case. */
  entityRef: string;
  title: string;
  kind: string;
  state: OwnerState;
  /** `spec.owner` as written. */
  writtenOwner?: string;
  owner?: OwnerSummary;
  inheritedFrom?: NamedEntity;
  /** System or domain it is part of, when the caller sees that. */
  partOf?: NamedEntity;
  peopleCount: number;
  /** At most 2. */
  channels: ContactChannel[];
  channelCount: number;
  /** Worst first. */
  findings: OwnershipFinding[];
  trust?: OwnerTrust;
  tier?: Tier;
  lifecycle?: string;
  transfer?: OpenTransfer;
}

/**
 * How many entities each value of a filter would leave, beside the other filters.
 *
 * @public
 */
export interface OwnershipFacet {
  field: 'kind' | 'finding' | 'trust' | 'tier' | 'lifecycle';
  /** Most frequent first, at most 50. */
  values: { value: string; count: number }[];
}

/**
 * One page of a list of entities.
 *
 * @public
 */
export interface OwnershipPage {
  items: OwnershipRow[];
  pageInfo: { nextCursor?: string };
  totalItems: number;
  facets: OwnershipFacet[];
  /** When nothing matches: how many would, without one of the filters. */
  without?: { filter: string; count: number }[];
  /** When the catalog was last read completely, ISO 8601 in UTC; absent before the first time. */
  asOf?: string;
}
