export { PlaybooksSignal } from './PlaybooksSignal';
