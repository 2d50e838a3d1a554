export { PeopleLine } from './PeopleLine';
