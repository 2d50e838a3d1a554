export { TeamLightsCard } from './TeamLightsCard';
