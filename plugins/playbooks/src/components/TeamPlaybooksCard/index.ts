export { TeamPlaybooksCard } from './TeamPlaybooksCard';
