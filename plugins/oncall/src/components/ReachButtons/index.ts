export { ReachButtons } from './ReachButtons';
