export { GitFile } from './GitFile';
