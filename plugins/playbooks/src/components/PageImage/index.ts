export { PageImage } from './PageImage';
