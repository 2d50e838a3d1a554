import { createPermission } from '@backstage/plugin-permission-common';

/**
 * Resource type of the results of an entity, by its reference, as permission policies see it.
 *
 * @public
 */
export const RESOURCE_TYPE_SCORECARDS_RESULT = 'scorecards-result';

/**
 * Resource type of a document, by `kind/id` as in `Scorecard/basics`, as permission policies see it.
 *
 * @public
 */
export const RESOURCE_TYPE_SCORECARDS_DOCUMENT = 'scorecards-document';

/**
 * Allows to read results of entities that one may see. May be conditional: then other entities are in no list, count or what-if, as if
 * they were not there.
 *
 * @public
 */
export const scorecardsResultReadPermission = createPermission({
  name: 'scorecards.result.read',
  attributes: { action: 'read' },
  resourceType: RESOURCE_TYPE_SCORECARDS_RESULT,
});

/**
 * Allows to read scorecards, standards, sets of facts and campaigns as they are written. May be conditional. Who keeps a document may
 * read it without, and results name the checks that they are of all the same.
 *
 * @public
 */
export const scorecardsDocumentReadPermission = createPermission({
  name: 'scorecards.document.read',
  attributes: { action: 'read' },
  resourceType: RESOURCE_TYPE_SCORECARDS_DOCUMENT,
});

/**
 * Allows to write documents that are not there yet.
 *
 * @public
 */
export const scorecardsDocumentCreatePermission = createPermission({
  name: 'scorecards.document.create',
  attributes: { action: 'create' },
});

/**
 * Allows to change, publish and retire documents that others keep. May be conditional. Who keeps a document may change it without.
 *
 * @public
 */
export const scorecardsDocumentManagePermission = createPermission({
  name: 'scorecards.document.manage',
  attributes: { action: 'update' },
  resourceType: RESOURCE_TYPE_SCORECARDS_DOCUMENT,
});

/**
 * Allows to say that a team has read a standard. May be conditional. It only narrows who may: people of the team.
 *
 * @public
 */
export const scorecardsStandardAcknowledgePermission = createPermission({
  name: 'scorecards.standard.acknowledge',
  attributes: { action: 'create' },
  resourceType: RESOURCE_TYPE_SCORECARDS_DOCUMENT,
});

/**
 * Allows to ask for exemptions of entities that one's teams own. May be conditional. Who may approve is a rule of its own: the keeper
 * of the check, and never the one who asked.
 *
 * @public
 */
export const scorecardsExemptionRequestPermission = createPermission({
  name: 'scorecards.exemption.request',
  attributes: { action: 'create' },
  resourceType: RESOURCE_TYPE_SCORECARDS_RESULT,
});

/**
 * Allows to sign off facts of an entity. May be conditional. It only narrows who may: those whom the set of facts names.
 *
 * @public
 */
export const scorecardsFactSignPermission = createPermission({
  name: 'scorecards.fact.sign',
  attributes: { action: 'create' },
  resourceType: RESOURCE_TYPE_SCORECARDS_RESULT,
});

/**
 * Allows to have facts of an entity that one may see read again at once. May be conditional.
 *
 * @public
 */
export const scorecardsFactRefreshPermission = createPermission({
  name: 'scorecards.fact.refresh',
  attributes: { action: 'update' },
  resourceType: RESOURCE_TYPE_SCORECARDS_RESULT,
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
  scorecardsDocumentReadPermission,
  scorecardsDocumentCreatePermission,
  scorecardsDocumentManagePermission,
  scorecardsStandardAcknowledgePermission,
  scorecardsExemptionRequestPermission,
  scorecardsFactSignPermission,
  scorecardsFactRefreshPermission,
  scorecardsCollectorManagePermission,
  scorecardsPeopleManagePermission,
];
