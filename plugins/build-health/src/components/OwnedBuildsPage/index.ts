export { OwnedBuildsPage } from './OwnedBuildsPage';
