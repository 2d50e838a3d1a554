export { CheckPage } from './CheckPage';
export { CheckTeams } from './CheckTeams';
