export { QuarantineTab, Terms } from './QuarantineTab';
