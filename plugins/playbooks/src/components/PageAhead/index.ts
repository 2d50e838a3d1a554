export { PageAhead } from './PageAhead';
