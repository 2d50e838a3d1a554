export { QuarantineActs } from './QuarantineActs';
