import { createSourcesModule } from '@callboard/backstage-plugin-build-health-node';
import { createSource } from './createSource';
import { PATH, readConfig } from './readConfig';
import { warnOfUnverified } from './webhook/warnOfUnverified';

/**
 * Has build health take builds from GitHub Actions, once `buildHealth.github` is in the configuration.
 *
 * @public
 */
export const buildHealthModuleGitHubActions = createSourcesModule({
  moduleId: 'github-actions',
  provider: 'GitHub Actions',
  path: PATH,
  createSources({ config, logger }) {
    const configured = readConfig(config);
    if (configured.some(({ listens }) => listens)) {
      warnOfUnverified({ config, logger });
    }
    return configured.map(source => createSource(source));
  },
});
