export { AlertPlaybookPanel } from './AlertPlaybookPanel';
