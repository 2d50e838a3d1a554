import type { PermissionCriteria } from '@backstage/plugin-permission-common';
import type {
  EntityFacts,
  EntityInContext,
  GroupFacts,
  UserFacts,
} from '@callboard/backstage-plugin-ownership-common';
import type { OwnershipFilter } from '@callboard/backstage-plugin-ownership-node';

/** The facts of one entity, ready to be kept. */
export interface FollowedEntity {
  entityRef: string;
  kind: string;
  etag: string;
  writtenOwner?: string;
  ownerRef?: string;
  partOf?: string;
  facts: EntityFacts | GroupFacts | UserFacts;
}

export interface FollowState {
  /** Rises with each change of a group or user. */
  organisationRevision: number;
  /** End of the last complete pass. */
  followedAt?: Date;
}

export interface OwnershipStore {
  getFollowState(): Promise<FollowState>;
  setFollowedAt(instant: Date): Promise<void>;

  /** All groups and users. */
  getOrganisation(): Promise<{ groups: GroupFacts[]; users: UserFacts[] }>;

  /** The entities with these references that pass the filter, each with what it is part of; in no order. */
  getContexts(
    entityRefs: string[],
    filter?: PermissionCriteria<OwnershipFilter>,
  ): Promise<EntityInContext[]>;

  /** The entities owned by one of these, directly or through their system or domain, that pass the filter. */
  getContextsOwnedBy(
    ownerRefs: string[],
    filter?: PermissionCriteria<OwnershipFilter>,
  ): Promise<EntityInContext[]>;

  /** Entity reference → etag. */
  readEtags(): Promise<Map<string, string>>;

  /** Writes the rows that differ from what is kept. @returns how many rows were written */
  upsertEntities(entities: FollowedEntity[]): Promise<number>;

  removeEntities(entityRefs: string[]): Promise<void>;
}
