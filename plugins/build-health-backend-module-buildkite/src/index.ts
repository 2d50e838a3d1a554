/**
 * Buildkite as a source of builds.
 *
 * @packageDocumentation
 */
export { buildHealthModuleBuildkite as default } from './module';
