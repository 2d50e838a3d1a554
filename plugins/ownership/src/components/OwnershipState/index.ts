export { NotInstalled } from './NotInstalled';
export { OwnershipState } from './OwnershipState';
