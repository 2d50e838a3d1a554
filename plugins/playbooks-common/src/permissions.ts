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
 * Allows to start runs of playbooks that one may read.
 *
 * @public
 */
export const playbooksRunCreatePermission = createPermission({
  name: 'playbooks.run.create',
  attributes: { action: 'create' },
});

/**
 * Allows to write down in runs what was done, and to end them.
 *
 * @public
 */
export const playbooksRunUpdatePermission = createPermission({
  name: 'playbooks.run.update',
  attributes: { action: 'update' },
});

/**
 * Allows to read and to erase what is kept of a person in runs, whichever pages these are of.
 *
 * @public
 */
export const playbooksPeopleManagePermission = createPermission({
  name: 'playbooks.people.manage',
  attributes: {},
});

/**
 * All permissions of playbooks.
 *
 * @public
 */
export const playbooksPermissions = [
  playbooksPageReadPermission,
  playbooksRunCreatePermission,
  playbooksRunUpdatePermission,
  playbooksPeopleManagePermission,
];
