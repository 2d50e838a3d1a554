export { StepLine } from './StepLine';
export { StepTable } from './StepTable';
