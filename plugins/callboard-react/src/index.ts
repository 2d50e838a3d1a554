/**
 * Blueprint and component with which a plugin adds its signal to the "service at a glance" card.
 *
 * @packageDocumentation
 */
export {
  ServiceSignalBlueprint,
  type ServiceSignalParams,
} from './blueprints/ServiceSignalBlueprint';
export {
  ServiceSignal,
  type ServiceSignalProps,
} from './components/ServiceSignal/ServiceSignal';
export {
  ServiceSignalBoundary,
  type ServiceSignalBoundaryProps,
} from './components/ServiceSignalBoundary/ServiceSignalBoundary';
export {
  ServiceSignalSlotProvider,
  type ServiceSignalReport,
  type ServiceSignalSlot,
} from './components/ServiceSignalSlot/ServiceSignalSlot';
export { callboardReactTranslationRef } from './translation';
export { compareTones, type ServiceSignalTone } from './tones';
