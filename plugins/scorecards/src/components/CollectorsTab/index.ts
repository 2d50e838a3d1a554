export { CollectorsTab } from './CollectorsTab';
