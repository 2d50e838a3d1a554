export { FindingList } from './FindingList';
export { FixAction } from './FixAction';
