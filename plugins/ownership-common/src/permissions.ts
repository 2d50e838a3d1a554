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
 * Allows to confirm owners. May be conditional. It only narrows who may: someone who answers for the entity, by the
 * catalog, whatever a policy says.
 *
 * @public
 */
export const ownershipConfirmationCreatePermission = createPermission({
  name: 'ownership.confirmation.create',
  attributes: { action: 'create' },
  resourceType: RESOURCE_TYPE_OWNERSHIP_OWNER,
});

/**
 * All permissions of the ownership plugin.
 *
 * @public
 */
export const ownershipPermissions = [
  ownershipOwnerReadPermission,
  ownershipConfirmationCreatePermission,
];
