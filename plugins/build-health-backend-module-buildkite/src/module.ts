import { createSourcesModule } from '@callboard/backstage-plugin-build-health-node';
import { createSource } from './createSource';
import { PATH, readConfig } from './readConfig';

/**
 * Has build health take builds from Buildkite, once `buildHealth.buildkite` is in the configuration.
 *
 * @public
 */
export const buildHealthModuleBuildkite = createSourcesModule({
  moduleId: 'buildkite',
  provider: 'Buildkite',
  path: PATH,
  createSources: ({ config }) =>
    readConfig(config).map(source => createSource(source)),
});
