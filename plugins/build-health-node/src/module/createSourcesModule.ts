import {
  coreServices,
  createBackendModule,
  type BackendFeature,
  type LoggerService,
  type RootConfigService,
} from '@backstage/backend-plugin-api';
import {
  buildHealthSourcesExtensionPoint,
  type BuildSource,
} from '../extensions/buildHealthSourcesExtensionPoint';

/**
 * A module of the build-health backend that adds the sources of a provider, once they are in the configuration.
 *
 * @public
 */
export function createSourcesModule(options: {
  moduleId: string;
  /** For people: `Jenkins`. */
  provider: string;
  /** Where its sources are in the configuration: `buildHealth.jenkins`. */
  path: string;
  /** @throws where the configuration is wrong: the backend does not start then */
  createSources: (deps: {
    config: RootConfigService;
    logger: LoggerService;
  }) => BuildSource[];
}): BackendFeature {
  const { moduleId, provider, path, createSources } = options;
  return createBackendModule({
    pluginId: 'build-health',
    moduleId,
    register(env) {
      env.registerInit({
        deps: {
          config: coreServices.rootConfig,
          logger: coreServices.logger,
          extensionPoint: buildHealthSourcesExtensionPoint,
        },
        async init({ config, logger, extensionPoint }) {
          const sources = createSources({ config, logger });
          if (sources.length === 0) {
            logger.info(`No builds come from ${provider}: there is no ${path}`);
          }
          sources.forEach(source => extensionPoint.addSource(source));
        },
      });
    },
  });
}
