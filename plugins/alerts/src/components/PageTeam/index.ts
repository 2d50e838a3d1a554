export { PageTeam } from './PageTeam';
