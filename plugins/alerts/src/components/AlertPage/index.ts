export { AlertPage } from './AlertPage';
export { PanelsProvider, type PagePanel } from './Panels';
