export { AlertPage } from './AlertPage';
export { PanelsProvider } from './Panels';
