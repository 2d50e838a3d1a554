export { TeamScorecardsCard } from './TeamScorecardsCard';
