export * from './compiled';
export * from './compileCheck';
export * from './compileCondition';
export { FactTable, KNOWN, STALE, type FactColumn } from './FactTable';
export { InvalidConditionError } from './InvalidConditionError';
export * from './moment';
export {
  FAILED,
  FALSE,
  TRUE,
  UNKNOWN,
  type Outcome,
  type Truth,
} from './truth';
