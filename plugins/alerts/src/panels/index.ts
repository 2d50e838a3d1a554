export { AlertPanelBlueprint } from './AlertPanelBlueprint';
export type { AlertPanelParams } from './AlertPanelBlueprint';
export type {
  AlertPanel,
  AlertPanelProps,
  PanelAlert,
  PanelPlace,
} from './types';
