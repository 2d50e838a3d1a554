export { AlertsProvider } from './AlertsProvider';
