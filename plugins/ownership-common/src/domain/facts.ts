import type { ContactChannel, OwnershipRoleName, Tier } from '../types';

/**
 * Another entity that has to do with one, by its relations.
 *
 * @public
 */
export interface RelatedEntity {
  /** `dependency`: either depends on the other. `api`: either provides or consumes the other. */
  kind: 'dependency' | 'api';
  /** Full reference in lower case. */
  entityRef: string;
}

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
  /** Values of the annotations that name roles, as written. */
  roles?: Partial<Record<OwnershipRoleName, string>>;
  /** At most 100. */
  related?: RelatedEntity[];
  /** Where the catalog read the descriptor, with its type: `url:https://…` or `file:…`. */
  location?: string;
  /** Where the descriptor can be edited (https). */
  editUrl?: string;
  /** `github.com/project-slug`, in lower case. */
  projectSlug?: string;
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
