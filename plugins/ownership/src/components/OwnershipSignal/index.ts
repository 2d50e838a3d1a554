export { OwnershipSignal } from './OwnershipSignal';
