export { ReachButtons } from './ReachButtons';
export { ReachPeople } from './ReachPeople';
