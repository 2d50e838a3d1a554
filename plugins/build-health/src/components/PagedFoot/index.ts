export { PagedFoot } from './PagedFoot';
