/**
 * Reading of markdown pages and rule files, for backends and tools: it brings parsers along, which browsers do not need.
 *
 * @packageDocumentation
 */
export { parsePlaybook } from './parsePlaybook';
export { readRuleFile, type RuleFile } from './readRuleFile';
export type * from '../types/page';
export type * from '../types/rule';
