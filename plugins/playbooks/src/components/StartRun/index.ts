export { PageRunLines } from './PageRunLines';
export { StartRun } from './StartRun';
