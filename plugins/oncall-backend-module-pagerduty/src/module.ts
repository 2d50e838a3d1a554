import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { oncallSourcesExtensionPoint } from '@callboard/backstage-plugin-oncall-node';
import { PagerDutyClient } from './client/PagerDutyClient';
import { PagerDutySource } from './PagerDutySource';
import { readPagerDutyConfig } from './readPagerDutyConfig';

/**
 * Has on-call ask PagerDuty, once `oncall.pagerduty` is in the configuration.
 *
 * @public
 */
export const oncallModulePagerDuty = createBackendModule({
  pluginId: 'oncall',
  moduleId: 'pagerduty',
  register(env) {
    env.registerInit({
      deps: {
        config: coreServices.rootConfig,
        logger: coreServices.logger,
        sources: oncallSourcesExtensionPoint,
      },
      async init({ config: root, logger, sources }) {
        const config = readPagerDutyConfig(root);
        if (!config) {
          logger.info('PagerDuty is not asked: there is no oncall.pagerduty');
          return;
        }
        const client = new PagerDutyClient(config);
        sources.addSource(new PagerDutySource({ ...config, client }));
      },
    });
  },
});
