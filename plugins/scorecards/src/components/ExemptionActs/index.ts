export { ExemptionActs } from './ExemptionActs';
