export { AlertsSignal } from './AlertsSignal';
