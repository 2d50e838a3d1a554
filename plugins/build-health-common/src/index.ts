/**
 * Types of build health, and the statistics of builds.
 *
 * @packageDocumentation
 */
export * from './types';
export { countsForHealth, isRed } from './domain/outcomes';
export { isTrunk } from './domain/isTrunk';
