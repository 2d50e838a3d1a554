import {
  coreServices,
  createBackendModule,
  readSchedulerServiceTaskScheduleDefinitionFromConfig,
} from '@backstage/backend-plugin-api';
import { searchIndexRegistryExtensionPoint } from '@backstage/plugin-search-backend-node/alpha';
import { PlaybooksClient } from '@callboard/backstage-plugin-playbooks-common';
import { PlaybooksCollatorFactory } from './PlaybooksCollatorFactory';

const SCHEDULE = {
  frequency: { minutes: 10 },
  timeout: { minutes: 15 },
  initialDelay: { seconds: 10 },
};

/**
 * Takes playbooks into the search of the portal, each page and each of its sections.
 *
 * @public
 */
export const searchModulePlaybooks = createBackendModule({
  pluginId: 'search',
  moduleId: 'playbooks-collator',
  register(env) {
    env.registerInit({
      deps: {
        auth: coreServices.auth,
        config: coreServices.rootConfig,
        discovery: coreServices.discovery,
        indexRegistry: searchIndexRegistryExtensionPoint,
        scheduler: coreServices.scheduler,
      },
      async init({ auth, config, discovery, indexRegistry, scheduler }) {
        const key = 'search.collators.playbooks.schedule';
        indexRegistry.addCollator({
          schedule: scheduler.createScheduledTaskRunner(
            config.has(key)
              ? readSchedulerServiceTaskScheduleDefinitionFromConfig(
                  config.getConfig(key),
                )
              : SCHEDULE,
          ),
          factory: new PlaybooksCollatorFactory({
            auth,
            client: new PlaybooksClient({ discoveryApi: discovery }),
          }),
        });
      },
    });
  },
});
