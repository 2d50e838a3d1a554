export { OwnershipState } from './OwnershipState';
