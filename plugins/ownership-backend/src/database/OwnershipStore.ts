import type { PermissionCriteria } from '@backstage/plugin-permission-common';
import type {
  EntityFacts,
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
  /** Rises with each change of a group, user, system or domain. */
  organisationRevision: number;
  /** End of the last complete pass. */
  followedAt?: Date;
}

/** Everything an owner is looked up in. */
export interface OrganisationFacts {
  groups: GroupFacts[];
  users: UserFacts[];
  /** Systems and domains. */
  systems: EntityFacts[];
}

export interface OwnershipStore {
  getFollowState(): Promise<FollowState>;
  setFollowedAt(instant: Date): Promise<void>;

  getOrganisation(): Promise<OrganisationFacts>;

  /** The entities with these references that pass the filter; in no order. */
  getEntities(
    entityRefs: string[],
    filter?: PermissionCriteria<OwnershipFilter>,
  ): Promise<EntityFacts[]>;

  /** The entities owned by one of these, directly or through their system or domain, that pass the filter. */
  getEntitiesOwnedBy(
    ownerRefs: string[],
    filter?: PermissionCriteria<OwnershipFilter>,
  ): Promise<EntityFacts[]>;

  /** Entity reference → etag. */
  readEtags(): Promise<Map<string, string>>;

  /** Writes the rows that differ from what is kept. @returns how many rows were written */
  upsertEntities(entities: FollowedEntity[]): Promise<number>;

  removeEntities(entityRefs: string[]): Promise<void>;
}
