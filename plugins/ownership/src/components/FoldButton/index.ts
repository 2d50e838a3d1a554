export { FoldButton } from './FoldButton';
