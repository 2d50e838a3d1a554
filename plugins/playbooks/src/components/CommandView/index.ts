export { CommandView } from './CommandView';
