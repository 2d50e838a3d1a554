import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { buildHealthSourcesExtensionPoint } from '@callboard/backstage-plugin-build-health-node';
import { createSource } from './createSource';
import { readConfig } from './readConfig';

/**
 * Has build health take builds from Buildkite, once `buildHealth.buildkite` is in the configuration.
 *
 * @public
 */
export const buildHealthModuleBuildkite = createBackendModule({
  pluginId: 'build-health',
  moduleId: 'buildkite',
  register(env) {
    env.registerInit({
      deps: {
        config: coreServices.rootConfig,
        logger: coreServices.logger,
        sources: buildHealthSourcesExtensionPoint,
      },
      async init({ config, logger, sources }) {
        const organizations = readConfig(config);
        if (organizations.length === 0) {
          logger.info(
            'Buildkite is not followed: there is no buildHealth.buildkite',
          );
        }
        organizations.forEach(organization =>
          sources.addSource(createSource(organization)),
        );
      },
    });
  },
});
