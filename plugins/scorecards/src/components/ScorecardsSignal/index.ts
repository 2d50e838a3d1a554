export { ScorecardsSignal } from './ScorecardsSignal';
