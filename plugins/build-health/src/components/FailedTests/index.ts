export { FailedTests, useFailedTests } from './FailedTests';
