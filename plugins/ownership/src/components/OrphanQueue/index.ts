export { OrphansTab } from './OrphansTab';
