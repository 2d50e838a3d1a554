/**
 * Jenkins as a source of builds.
 *
 * @packageDocumentation
 */
export { buildHealthModuleJenkins as default } from './module';
