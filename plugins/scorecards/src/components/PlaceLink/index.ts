export { PlaceLink } from './PlaceLink';
