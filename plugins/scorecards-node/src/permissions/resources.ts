import { createPermissionResourceRef } from '@backstage/plugin-permission-node';
import {
  RESOURCE_TYPE_SCORECARDS_DOCUMENT,
  RESOURCE_TYPE_SCORECARDS_RESULT,
  type StandardsDocument,
} from '@callboard/backstage-plugin-scorecards-common';

/**
 * What a permission rule sees of the results of one entity.
 *
 * @public
 */
export interface ScorecardsResultResource {
  /** Full entity reference in lower case. */
  entityRef: string;
  /** The owner and all teams above it, as full references in lower case; empty when nobody owns the entity. */
  ownerRefs: string[];
}

/**
 * What a permission rule asks of a list of results: the owner, or a team above it, is one of these.
 *
 * @public
 */
export interface ScorecardsResultFilter {
  /** What is compared. */
  column: 'owner_ref';
  /** Full entity references in lower case. */
  values: string[];
}

/**
 * What a permission rule sees of one document.
 *
 * @public
 */
export interface ScorecardsDocumentResource {
  kind: StandardsDocument['kind'];
  id: string;
  /** Who keeps it and all teams above, as full references in lower case. */
  keeperRefs: string[];
}

/**
 * What a permission rule asks of a list of documents: who keeps it, or a team above, or its kind is one of these.
 *
 * @public
 */
export interface ScorecardsDocumentFilter {
  /** What is compared. */
  column: 'keeper_ref' | 'kind';
  /** Full entity references in lower case, or kinds. */
  values: string[];
}

/**
 * Results, behind the permissions on what an entity has.
 *
 * @public
 */
export const scorecardsResultResourceRef = createPermissionResourceRef<
  ScorecardsResultResource,
  ScorecardsResultFilter
>().with({
  pluginId: 'scorecards',
  resourceType: RESOURCE_TYPE_SCORECARDS_RESULT,
});

/**
 * Scorecards, standards, sets of facts and campaigns, behind the permissions on documents.
 *
 * @public
 */
export const scorecardsDocumentResourceRef = createPermissionResourceRef<
  ScorecardsDocumentResource,
  ScorecardsDocumentFilter
>().with({
  pluginId: 'scorecards',
  resourceType: RESOURCE_TYPE_SCORECARDS_DOCUMENT,
});
