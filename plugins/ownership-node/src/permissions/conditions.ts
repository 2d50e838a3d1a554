import { createConditionExports } from '@backstage/plugin-permission-node';
import { isOwnedBy } from './isOwnedBy';
import { ownershipResourceRef } from './ownershipResource';

/**
 * All rules over the ownership of an entity.
 *
 * @public
 */
export const ownershipRules = { isOwnedBy };

const exported = createConditionExports({
  resourceRef: ownershipResourceRef,
  rules: ownershipRules,
});

/**
 * Conditions for permission policies.
 *
 * @public
 */
export const ownershipConditions = exported.conditions;

/**
 * Makes a conditional decision from {@link ownershipConditions}.
 *
 * @public
 */
export const createOwnershipConditionalDecision =
  exported.createConditionalDecision;
