export * from './builtInRules';
export * from './checkEscalationRules';
export type { FieldProblem } from './FieldReader';
export { hoursBegin, isWithinHours } from './hours';
export * from './nextStep';
export * from './simulateEscalation';
export * from './targets';
