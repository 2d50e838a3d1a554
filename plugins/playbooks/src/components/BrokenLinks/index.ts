export { BrokenLinks, MarkedLink } from './BrokenLinks';
