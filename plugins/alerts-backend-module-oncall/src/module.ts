import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { alertsOnCallExtensionPoint } from '@callboard/backstage-plugin-alerts-node';
import { oncallServiceRef } from '@callboard/backstage-plugin-oncall-node';
import { OncallProvider } from './OncallProvider';

/**
 * Has alerts reach who is on call by the schedules of Callboard. Alerts start without the on-call backend; what they ask it then
 * fails.
 *
 * @public
 */
export const alertsModuleOncall = createBackendModule({
  pluginId: 'alerts',
  moduleId: 'oncall',
  register(env) {
    env.registerInit({
      deps: {
        auth: coreServices.auth,
        onCall: alertsOnCallExtensionPoint,
        oncall: oncallServiceRef,
      },
      async init({ auth, onCall, oncall }) {
        onCall.setOnCall(new OncallProvider({ auth, oncall }));
      },
    });
  },
});
