import type { OwnershipRoleName } from '@callboard/backstage-plugin-ownership-common';

/** Who fills a role of one entity, as people of its owner set it. */
export interface KeptRole {
  entityRef: string;
  role: OwnershipRoleName;
  /** As written. */
  value: string;
  /** Full reference of the user. */
  setBy: string;
  setAt: Date;
}

export interface RoleStore {
  /** Keeps a role in the place of an earlier one; both are in the history. */
  setRole(role: KeptRole): Promise<void>;

  /** @returns whether there was one */
  removeRole(request: {
    entityRef: string;
    role: OwnershipRoleName;
    actorRef: string;
    removedAt: Date;
  }): Promise<boolean>;
}
