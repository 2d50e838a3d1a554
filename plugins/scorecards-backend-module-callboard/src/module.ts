import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { AlertsClient } from '@callboard/backstage-plugin-alerts-common';
import { BuildHealthClient } from '@callboard/backstage-plugin-build-health-common';
import { OncallClient } from '@callboard/backstage-plugin-oncall-common';
import { OwnershipClient } from '@callboard/backstage-plugin-ownership-common';
import { PlaybooksClient } from '@callboard/backstage-plugin-playbooks-common';
import { scorecardsFactsExtensionPoint } from '@callboard/backstage-plugin-scorecards-node';
import { AlertsFamily } from './alerts/AlertsFamily';
import { BuildHealthFamily } from './buildHealth/BuildHealthFamily';
import { FamilyFacts } from './families/FamilyFacts';
import { OncallFamily } from './oncall/OncallFamily';
import { OwnershipFamily } from './ownership/OwnershipFamily';
import { PlaybooksFamily } from './playbooks/PlaybooksFamily';

/**
 * Has scorecards judge by what the other families of Callboard know. Facts of a family that is not installed are unknown, and say
 * so.
 *
 * @public
 */
export const scorecardsModuleCallboard = createBackendModule({
  pluginId: 'scorecards',
  moduleId: 'callboard',
  register(env) {
    env.registerInit({
      deps: {
        auth: coreServices.auth,
        discoveryApi: coreServices.discovery,
        facts: scorecardsFactsExtensionPoint,
      },
      async init({ auth, discoveryApi, facts }) {
        for (const family of [
          new OwnershipFamily(new OwnershipClient({ discoveryApi })),
          new OncallFamily(new OncallClient({ discoveryApi })),
          new PlaybooksFamily(new PlaybooksClient({ discoveryApi })),
          new BuildHealthFamily(new BuildHealthClient({ discoveryApi })),
          new AlertsFamily(new AlertsClient({ discoveryApi })),
        ]) {
          facts.addProvider(new FamilyFacts({ auth, family }));
        }
      },
    });
  },
});
