import { createPermission } from '@backstage/plugin-permission-common';

/**
 * Allows to read builds of entities that one may see.
 *
 * @public
 */
export const buildHealthBuildReadPermission = createPermission({
  name: 'build-health.build.read',
  attributes: { action: 'read' },
});

/**
 * Allows to see what sources sent and could not be read, and to have it tried again.
 *
 * @public
 */
export const buildHealthSourceManagePermission = createPermission({
  name: 'build-health.source.manage',
  attributes: { action: 'update' },
});

/**
 * Allows to see, on demand, why a job failed: a part of its log, of entities whose builds one may read.
 *
 * @public
 */
export const buildHealthLogReadPermission = createPermission({
  name: 'build-health.log.read',
  attributes: { action: 'read' },
});

/**
 * Allows to put flaky tests of entities that one may see into quarantine, and to take them out.
 *
 * @public
 */
export const buildHealthTestQuarantinePermission = createPermission({
  name: 'build-health.test.quarantine',
  attributes: { action: 'update' },
});

/**
 * Allows to read and to erase what is kept of a person, whichever builds and tests it is of.
 *
 * @public
 */
export const buildHealthPeopleManagePermission = createPermission({
  name: 'build-health.people.manage',
  attributes: {},
});

/**
 * All permissions of build health.
 *
 * @public
 */
export const buildHealthPermissions = [
  buildHealthBuildReadPermission,
  buildHealthSourceManagePermission,
  buildHealthLogReadPermission,
  buildHealthTestQuarantinePermission,
  buildHealthPeopleManagePermission,
];
