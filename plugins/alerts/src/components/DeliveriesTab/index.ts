export { DeliveriesTab } from './DeliveriesTab';
