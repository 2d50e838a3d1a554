export { AlertAnswerView } from './AlertAnswerView';
