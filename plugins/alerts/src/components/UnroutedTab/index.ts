export { UnroutedTab } from './UnroutedTab';
