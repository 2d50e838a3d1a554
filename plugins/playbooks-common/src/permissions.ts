import { createPermission } from '@backstage/plugin-permission-common';

/**
 * Allows to read playbooks.
 *
 * @public
 */
export const playbooksPageReadPermission = createPermission({
  name: 'playbooks.page.read',
  attributes: { action: 'read' },
});

/**
 * All permissions of playbooks.
 *
 * @public
 */
export const playbooksPermissions = [playbooksPageReadPermission];
