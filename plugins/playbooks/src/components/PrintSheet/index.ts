export { PrintButton, PrintSheet } from './PrintSheet';
