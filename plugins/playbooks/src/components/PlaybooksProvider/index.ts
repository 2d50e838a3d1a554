export { PlaybooksProvider } from './PlaybooksProvider';
