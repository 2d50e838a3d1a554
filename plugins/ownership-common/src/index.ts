/**
 * Types, permissions, client and pure domain rules of Callboard ownership.
 *
 * @packageDocumentation
 */
export * from './types';
export * from './annotations';
export * from './permissions';
export * from './client/OwnershipApi';
export * from './client/OwnershipClient';
export * from './events';
export * from './domain/facts';
export {
  findCodeOwners,
  parseCodeOwners,
  type CodeOwnersLine,
  type CodeOwnersMatch,
} from './domain/codeOwners';
export { codeOwnersDisagree } from './domain/codeOwnersDisagree';
export { isEmailAddress, mailtoOf } from './domain/emailAddress';
export * from './domain/evidenceMessages';
export { finding } from './domain/finding';
export * from './domain/groupTree';
export * from './domain/messages';
export * from './domain/Organisation';
export * from './domain/parseOwnerRef';
export {
  hasOwner,
  readEntityFacts,
  readGroupFacts,
  readUserFacts,
} from './domain/readFacts';
export {
  namesUnseenGroup,
  refsOfTeam,
  refsToCheck,
} from './domain/refsToCheck';
export {
  findOwner,
  resolveOwnership,
  inContext,
  ownershipOf,
  readOwnerOf,
  type EntityInContext,
} from './domain/resolveOwnership';
export { resolveTeam, type ResolvedTeam } from './domain/resolveTeam';
export {
  readRepositoryPlace,
  type RepositoryPlace,
} from './domain/repositoryPlace';
export type { FurtherEvidence, PreviousOwner } from './domain/statedClues';
export {
  createSuggestionIndex,
  type SuggestionIndex,
} from './domain/suggestionIndex';
export {
  suggestOwners,
  type SuggestOwnersRequest,
} from './domain/suggestOwners';
export { answersFor } from './domain/answersFor';
export * from './domain/trust';
export type { Viewpoint } from './domain/Viewpoint';
