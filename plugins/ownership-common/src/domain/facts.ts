import type { ContactChannel, Tier } from '../types';

/**
 * What ownership keeps of one entity.
 *
 * @public
 */
export interface EntityFacts {
  entityRef: string;
  kind: string;
  namespace: string;
  title: string;
  /** `spec.owner` as written; values that are not text are kept as JSON. */
  writtenOwner?: string;
  /** Why an owner that is not text names nobody. */
  ownerProblem?: string;
  /** System of a component, API or resource; domain of a system; parent of a domain. */
  partOf?: string;
  tier?: Tier;
  lifecycle?: string;
  /** Channels in the entity's own descriptor. */
  channels: ContactChannel[];
}

/**
 * What ownership keeps of one group.
 *
 * @public
 */
export interface GroupFacts {
  entityRef: string;
  title: string;
  type?: string;
  channels: ContactChannel[];
  /** References of users. */
  leads: string[];
  /** References of users, whether or not they are in the catalog. */
  members: string[];
  /** References of groups, whether or not they are in the catalog. */
  parents: string[];
}

/**
 * What ownership keeps of one user.
 *
 * @public
 */
export interface UserFacts {
  entityRef: string;
  title: string;
  email?: string;
}
