export { acknowledgersOf, figuresOf, type CountedAlert } from './pagesOf';
