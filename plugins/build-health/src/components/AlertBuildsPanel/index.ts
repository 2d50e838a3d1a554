export { AlertBuildsPanel } from './AlertBuildsPanel';
