export { ChangesSinceGoodRun, ChangedText } from './ChangedText';
export { CompareButton } from './CompareButton';
