export { StandardPage } from './StandardPage';
