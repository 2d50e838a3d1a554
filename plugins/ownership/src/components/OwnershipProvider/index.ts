export { OwnershipProvider } from './OwnershipProvider';
