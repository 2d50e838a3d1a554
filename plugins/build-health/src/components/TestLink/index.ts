export { TestLink } from './TestLink';
