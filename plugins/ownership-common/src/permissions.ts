import { createPermission } from '@backstage/plugin-permission-common';

/**
 * Resource type of the ownership of an entity, as permission policies see it.
 *
 * @public
 */
export const RESOURCE_TYPE_OWNERSHIP_OWNER = 'ownership-owner';

/**
 * Allows to read who owns an entity and how to reach them. May be conditional.
 *
 * @public
 */
export const ownershipOwnerReadPermission = createPermission({
  name: 'ownership.owner.read',
  attributes: { action: 'read' },
  resourceType: RESOURCE_TYPE_OWNERSHIP_OWNER,
});

/**
 * All permissions of the ownership plugin.
 *
 * @public
 */
export const ownershipPermissions = [ownershipOwnerReadPermission];
