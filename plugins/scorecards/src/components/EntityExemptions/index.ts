export { EntityExemptions } from './EntityExemptions';
