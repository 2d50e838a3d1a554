export { ScorecardsProvider } from './ScorecardsProvider';
