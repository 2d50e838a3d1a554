import { RESOURCE_TYPE_OWNERSHIP_OWNER } from '@callboard/backstage-plugin-ownership-common';
import { createPermissionResourceRef } from '@backstage/plugin-permission-node';

/**
 * What a permission rule sees of the ownership of one entity.
 *
 * @public
 */
export interface OwnershipResource {
  /** Full entity reference in lower case. */
  entityRef: string;
  /** The owner and all teams above it, as full references; empty when nobody owns the entity. */
  ownerRefs: string[];
}

/**
 * What a permission rule asks of a list: the owner, or a team above it, is one of these.
 *
 * @public
 */
export interface OwnershipFilter {
  /** What is compared. */
  column: 'owner_ref';
  /** Full entity references in lower case. */
  values: string[];
}

/**
 * The resource behind {@link @callboard/backstage-plugin-ownership-common#ownershipOwnerReadPermission}.
 *
 * @public
 */
export const ownershipResourceRef = createPermissionResourceRef<
  OwnershipResource,
  OwnershipFilter
>().with({
  pluginId: 'ownership',
  resourceType: RESOURCE_TYPE_OWNERSHIP_OWNER,
});
