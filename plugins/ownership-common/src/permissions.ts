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
 * Allows to propose owners, and to decide about proposals. May be conditional. It only narrows who may: anyone who sees
 * the entity may propose; people of the receiving team accept or decline; whatever a policy says.
 *
 * @public
 */
export const ownershipTransferCreatePermission = createPermission({
  name: 'ownership.transfer.create',
  attributes: { action: 'create' },
  resourceType: RESOURCE_TYPE_OWNERSHIP_OWNER,
});

/**
 * Allows to say who fills a role of an entity. May be conditional. It only narrows who may: someone who answers for the
 * entity.
 *
 * @public
 */
export const ownershipRoleUpdatePermission = createPermission({
  name: 'ownership.role.update',
  attributes: { action: 'update' },
  resourceType: RESOURCE_TYPE_OWNERSHIP_OWNER,
});

/**
 * Allows to move everything kept under one reference to another. It only narrows who may: the administrators named in
 * `ownership.admins`.
 *
 * @public
 */
export const ownershipRenameCreatePermission = createPermission({
  name: 'ownership.rename.create',
  attributes: { action: 'create' },
});

/**
 * Allows to have notifications sent that were given up. It only narrows who may: the administrators named in
 * `ownership.admins`.
 *
 * @public
 */
export const ownershipMessageUpdatePermission = createPermission({
  name: 'ownership.message.update',
  attributes: { action: 'update' },
});

/**
 * All permissions of the ownership plugin.
 *
 * @public
 */
export const ownershipPermissions = [
  ownershipOwnerReadPermission,
  ownershipConfirmationCreatePermission,
  ownershipTransferCreatePermission,
  ownershipRoleUpdatePermission,
  ownershipRenameCreatePermission,
  ownershipMessageUpdatePermission,
];
