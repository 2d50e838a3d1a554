/**
 * GitHub Actions as a source of builds.
 *
 * @packageDocumentation
 */
export { buildHealthModuleGitHubActions as default } from './module';
