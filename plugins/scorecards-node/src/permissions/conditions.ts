import { createConditionExports } from '@backstage/plugin-permission-node';
import {
  scorecardsDocumentResourceRef,
  scorecardsResultResourceRef,
} from './resources';
import { isKeptBy, isOfKind, isOwnedBy } from './rules';

/**
 * All rules over results.
 *
 * @public
 */
export const scorecardsRules = { isOwnedBy };

/**
 * All rules over documents.
 *
 * @public
 */
export const scorecardsDocumentRules = { isKeptBy, isOfKind };

const ofResults = createConditionExports({
  resourceRef: scorecardsResultResourceRef,
  rules: scorecardsRules,
});

const ofDocuments = createConditionExports({
  resourceRef: scorecardsDocumentResourceRef,
  rules: scorecardsDocumentRules,
});

/**
 * Conditions on results for permission policies.
 *
 * @public
 */
export const scorecardsConditions = ofResults.conditions;

/**
 * Makes a conditional decision from {@link scorecardsConditions}.
 *
 * @public
 */
export const createScorecardsConditionalDecision =
  ofResults.createConditionalDecision;

/**
 * Conditions on documents for permission policies.
 *
 * @public
 */
export const scorecardsDocumentConditions = ofDocuments.conditions;

/**
 * Makes a conditional decision from {@link scorecardsDocumentConditions}.
 *
 * @public
 */
export const createScorecardsDocumentConditionalDecision =
  ofDocuments.createConditionalDecision;
