/**
 * Reading of JUnit reports of any tool, for backends and tools: it brings a parser along, which browsers do not need.
 *
 * @packageDocumentation
 */
export { JUnitReader } from './JUnitReader';
export { readJUnit } from './readJUnit';
export type { JUnitLimits } from './limits';
export type * from '../types/tests';
