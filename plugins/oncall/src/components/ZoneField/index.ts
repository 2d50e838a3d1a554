export { ZoneField } from './ZoneField';
