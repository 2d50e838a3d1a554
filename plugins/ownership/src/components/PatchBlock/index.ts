export { PatchBlock } from './PatchBlock';
