/**
 * Types of Callboard playbooks, and the filling of variables.
 *
 * @packageDocumentation
 */
export * from './types';
export {
  fillCommand,
  type CommandPart,
  type FilledCommand,
  type FillOptions,
} from './domain/fillCommand';
