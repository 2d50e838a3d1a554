export { ExplanationPage } from './ExplanationPage';
