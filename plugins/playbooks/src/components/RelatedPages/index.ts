export { RelatedPages } from './RelatedPages';
export { RelatedState } from './RelatedState';
export { PasteAlert } from './PasteAlert';
export { Problems } from './Problems';
