/*
 * A backend with alerts only, which is up within seconds: for tests that kill it many times. The catalog, on-call and sign-in stand in.
 */
import { createBackend } from '@backstage/backend-defaults';
import { createBackendModule } from '@backstage/backend-plugin-api';
import { mockServices } from '@backstage/backend-test-utils';
import { alertsOnCallExtensionPoint } from '@callboard/backstage-plugin-alerts-node';
import { FakeCatalog } from '@internal/test-kit';
import { alertsEntities, membersOf, teamRefs } from './alertsPeople';

/** The first member of a team is on call at the first level, the second at the second. */
const onCall = createBackendModule({
  pluginId: 'alerts',
  moduleId: 'on-call-stand-in',
  register: env =>
    env.registerInit({
      deps: { point: alertsOnCallExtensionPoint },
      init: async ({ point }) =>
        point.setOnCall({
          getOnCall: async ({ entityRefs }) =>
            entityRefs.map(ref => {
              const team = teamRefs.indexOf(ref);
              if (team === -1) return undefined;
              const [first, second] = membersOf(team);
              return {
                levels: [first, second].map((userRef, index) => ({
                  level: index + 1,
                  scheduleId: `${team}-${index}`,
                  scheduleName: `Level ${index + 1}`,
                  timeZone: 'Europe/Berlin',
                  userRefs: [userRef],
                })),
              };
            }),
          getSchedule: async () => undefined,
          listSchedules: async () => [],
        }),
    }),
});

const backend = createBackend();
backend.add(mockServices.auth.factory());
backend.add(mockServices.httpAuth.factory());
backend.add(mockServices.userInfo.factory());
backend.add(FakeCatalog.create({ entities: alertsEntities() }).factory);
backend.add(onCall);
backend.add(import('@callboard/backstage-plugin-alerts-backend'));
backend.start().catch(error => {
  process.stderr.write(`The backend did not start. ${error.message}\n`);
  process.exit(1);
});
