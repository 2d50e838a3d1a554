/**
 * Types of Callboard playbooks, and the filling of variables.
 *
 * @packageDocumentation
 */
export * from './types';
export {
  fillCommand,
  type CommandPart,
  type FilledCommand,
  type FillOptions,
} from './domain/fillCommand';
export {
  AlertIndex,
  type AlertMapping,
  type AlertPage,
} from './domain/AlertIndex';
export { OldAddresses, type AddressRedirect } from './domain/OldAddresses';
export { imagePathsOf } from './domain/imagePaths';
export { draftPage, newFileAddress, type PageDraft } from './domain/draftPage';
export { entityValues, type DescribedEntity } from './domain/entityValues';
export { findValues, type KnownValues } from './domain/findValues';
export { readPastedAlert, type PastedAlerts } from './domain/readPastedAlert';
export {
  checkLink,
  type LinkState,
  type LinkSurroundings,
  type RouteRules,
} from './domain/checkLink';
export type {
  PlaybooksApi,
  PlaybooksRequestOptions,
} from './client/PlaybooksApi';
export { PlaybooksClient } from './client/PlaybooksClient';
export { ERASED_PERSON_REF } from './domain/erasedPerson';
export {
  playbooksPageReadPermission,
  playbooksPeopleManagePermission,
  playbooksPermissions,
  playbooksRunCreatePermission,
  playbooksRunUpdatePermission,
} from './permissions';
export {
  playbooksEventTopics,
  runSignalChannel,
  type RunEvent,
  type RunSignal,
  SERVICE_CHANGED_TOPIC,
  type ServiceChangedEvent,
} from './events';
export {
  isSecretName,
  isSecretVariable,
  maskSecrets,
} from './domain/maskSecrets';
export { placeMark, type PlacedMark } from './domain/placeMark';
export { runItems } from './domain/runItems';
export { namesSetBy } from './domain/namesSetBy';
export { runbookAddress } from './domain/runbookAddress';
export { overdueSince, trustOf, type TrustInput } from './domain/trust';
export {
  COVERAGE_STATES,
  compareCoverage,
  coverageOf,
  coveragePasses,
  coverageTotals,
} from './domain/coverage';
export {
  placeAlert,
  withAliases,
  type AlertOfFile,
  type CoverageGround,
  type CoveredPage,
  type PlacedAlert,
} from './domain/placeAlert';
export {
  OwnAddresses,
  type AddressedSource,
  type RuleLink,
} from './domain/OwnAddresses';
export { PLAYBOOKS_ANNOTATION } from './annotations';
export {
  namesEntity,
  PageRelations,
  type PageRelation,
  type RelatableEntity,
  type RelatablePage,
} from './domain/PageRelations';
export {
  isRunbookLink,
  readEntityPages,
  type EntityPages,
} from './domain/readEntityPages';
export { comesWithEntities } from './domain/comesWithEntities';
export { addressKey } from './domain/AlertIndex';
export { kindOfHeading } from './domain/sectionKinds';
export { SEVERITIES } from './domain/severity';
