export { TeamLightsPage } from './TeamLightsPage';
