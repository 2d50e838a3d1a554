/**
 * Service reference, extension point, permission rules and conditions of Callboard ownership, for other backends and for
 * policies.
 *
 * @packageDocumentation
 */
export {
  ownershipEvidenceExtensionPoint,
  type OwnershipEvidenceExtensionPoint,
  type OwnershipEvidenceProvider,
  type ProvidedEvidence,
} from './extensions/ownershipEvidenceExtensionPoint';
export {
  createOwnershipConditionalDecision,
  ownershipConditions,
  ownershipRules,
} from './permissions/conditions';
export {
  ownershipResourceRef,
  type OwnershipFilter,
  type OwnershipResource,
} from './permissions/ownershipResource';
export {
  ownershipServiceRef,
  type OwnershipService,
} from './service/ownershipServiceRef';
