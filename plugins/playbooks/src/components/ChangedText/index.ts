export { ChangedText, UntriedChanges } from './ChangedText';
export { CompareButton } from './CompareButton';
