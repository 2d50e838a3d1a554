/**
 * Blueprint and frame with which a plugin adds a panel to the page of an alert.
 *
 * @packageDocumentation
 */
export {
  AlertPanelBlueprint,
  type AlertPanelParams,
} from './blueprints/AlertPanelBlueprint';
export {
  AlertPanelBoundary,
  type AlertPanelBoundaryProps,
} from './components/AlertPanelBoundary/AlertPanelBoundary';
export {
  AlertPanelFrame,
  type AlertPanelFrameProps,
} from './components/AlertPanelFrame/AlertPanelFrame';
export { alertsReactTranslationRef } from './translation';
export type {
  AlertPanel,
  AlertPanelPlace,
  AlertPanelProps,
  PanelAlert,
} from './types';
