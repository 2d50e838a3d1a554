import { createPermission } from '@backstage/plugin-permission-common';

/**
 * Allows to read results of entities that one may see.
 *
 * @public
 */
export const scorecardsResultReadPermission = createPermission({
  name: 'scorecards.result.read',
  attributes: { action: 'read' },
});

/**
 * Allows to write, publish and retire scorecards, standards, sets of facts and campaigns. Who keeps a document may change it
 * without.
 *
 * @public
 */
export const scorecardsDocumentManagePermission = createPermission({
  name: 'scorecards.document.manage',
  attributes: { action: 'update' },
});

/**
 * Allows to ask for exemptions of entities that one's teams own. Who may approve is a rule of its own: the keeper of the check,
 * and never the one who asked.
 *
 * @public
 */
export const scorecardsExemptionRequestPermission = createPermission({
  name: 'scorecards.exemption.request',
  attributes: { action: 'create' },
});

/**
 * Allows to sign off facts, and to say that a team has read a standard, within the rules on who may.
 *
 * @public
 */
export const scorecardsFactSignPermission = createPermission({
  name: 'scorecards.fact.sign',
  attributes: { action: 'create' },
});

/**
 * Allows to have facts of an entity that one may see read again at once.
 *
 * @public
 */
export const scorecardsFactRefreshPermission = createPermission({
  name: 'scorecards.fact.refresh',
  attributes: { action: 'update' },
});

/**
 * Allows to see collectors with their errors, to start them, and to make and revoke tokens of the push API.
 *
 * @public
 */
export const scorecardsCollectorManagePermission = createPermission({
  name: 'scorecards.collector.manage',
  attributes: { action: 'update' },
});

/**
 * Allows to read and to erase what is kept of a person.
 *
 * @public
 */
export const scorecardsPeopleManagePermission = createPermission({
  name: 'scorecards.people.manage',
  attributes: {},
});

/**
 * All permissions of scorecards.
 *
 * @public
 */
export const scorecardsPermissions = [
  scorecardsResultReadPermission,
  scorecardsDocumentManagePermission,
  scorecardsExemptionRequestPermission,
  scorecardsFactSignPermission,
  scorecardsFactRefreshPermission,
  scorecardsCollectorManagePermission,
  scorecardsPeopleManagePermission,
];
