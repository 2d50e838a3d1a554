import { createSourcesModule } from '@callboard/backstage-plugin-build-health-node';
import { createSource } from './createSource';
import { PATH, readConfig } from './readConfig';

/**
 * Has build health take builds from controllers of Jenkins, once `buildHealth.jenkins` is in the configuration.
 *
 * @public
 */
export const buildHealthModuleJenkins = createSourcesModule({
  moduleId: 'jenkins',
  provider: 'Jenkins',
  path: PATH,
  createSources: ({ config, logger }) =>
    readConfig(config).map(source => {
      if (source.credentials && source.baseUrl.startsWith('http:')) {
        logger.warn(
          `The token of Jenkins ${source.id} is sent without encryption: its baseUrl begins with http://`,
        );
      }
      return createSource(source);
    }),
});
