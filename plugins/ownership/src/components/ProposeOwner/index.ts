export { ProposeOwner } from './ProposeOwner';
