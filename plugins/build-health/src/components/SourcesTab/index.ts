export { SourcesTab } from './SourcesTab';
