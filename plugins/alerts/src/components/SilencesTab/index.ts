export { SilencesTab } from './SilencesTab';
