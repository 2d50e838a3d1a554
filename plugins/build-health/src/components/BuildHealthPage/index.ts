export { BuildHealthPage } from './BuildHealthPage';
