export { OpenTab } from './OpenTab';
export { AlertRows } from './AlertRows';
