import type {
  EntityFacts,
  GroupFacts,
  UserFacts,
} from '@callboard/backstage-plugin-ownership-common';

/** The facts of one entity, ready to be kept. */
export interface FollowedEntity {
  entityRef: string;
  kind: string;
  etag: string;
  /** The owner it names itself, as a full reference. */
  ownerRef?: string;
  facts: EntityFacts | GroupFacts | UserFacts;
}

/** What the follower of the catalog writes. */
export interface OwnershipStore {
  setFollowedAt(instant: Date): Promise<void>;

  /** Entity reference → etag. */
  readEtags(): Promise<Map<string, string>>;

  /** Writes the rows that differ from what is kept. @returns how many rows were written */
  upsertEntities(entities: FollowedEntity[], now: Date): Promise<number>;

  removeEntities(entityRefs: string[], now: Date): Promise<void>;

  /** Forgets the list of what was deleted before this moment. */
  forgetRemovals(before: Date): Promise<void>;
}
