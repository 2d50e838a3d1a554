import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { buildHealthSourcesExtensionPoint } from '@callboard/backstage-plugin-build-health-node';
import { createSource } from './createSource';
import { readConfig } from './readConfig';

/**
 * Has build health take builds from controllers of Jenkins, once `buildHealth.jenkins` is in the configuration.
 *
 * @public
 */
export const buildHealthModuleJenkins = createBackendModule({
  pluginId: 'build-health',
  moduleId: 'jenkins',
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
            'No builds come from Jenkins: there is no buildHealth.jenkins',
          );
        }
        configured.forEach(source => {
          if (source.credentials && source.baseUrl.startsWith('http:')) {
            logger.warn(
              `The token of Jenkins ${source.id} is sent without encryption: its baseUrl begins with http://`,
            );
          }
          sources.addSource(createSource(source));
        });
      },
    });
  },
});
