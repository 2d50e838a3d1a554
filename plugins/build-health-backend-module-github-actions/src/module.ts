import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { buildHealthSourcesExtensionPoint } from '@callboard/backstage-plugin-build-health-node';
import { createSource } from './createSource';
import { readConfig } from './readConfig';
import { warnOfUnverified } from './webhook/warnOfUnverified';

/**
 * Has build health take builds from GitHub Actions, once `buildHealth.github` is in the configuration.
 *
 * @public
 */
export const buildHealthModuleGitHubActions = createBackendModule({
  pluginId: 'build-health',
  moduleId: 'github-actions',
  register(env) {
    env.registerInit({
      deps: {
        config: coreServices.rootConfig,
        logger: coreServices.logger,
        sources: buildHealthSourcesExtensionPoint,
      },
      async init({ config, logger, sources }) {
        const configured = readConfig(config);
        if (configured.length === 0) {
          logger.info(
            'No builds come from GitHub Actions: there is no buildHealth.github',
          );
        }
        if (configured.some(({ listens }) => listens)) {
          warnOfUnverified({ config, logger });
        }
        configured.forEach(source => sources.addSource(createSource(source)));
      },
    });
  },
});
