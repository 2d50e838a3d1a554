export { ConfirmOwner } from './ConfirmOwner';
