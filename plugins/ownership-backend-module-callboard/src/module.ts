import { createBackendModule } from '@backstage/backend-plugin-api';
import { alertsServiceRef } from '@callboard/backstage-plugin-alerts-node';
import { buildHealthServiceRef } from '@callboard/backstage-plugin-build-health-node';
import { ownershipEvidenceExtensionPoint } from '@callboard/backstage-plugin-ownership-node';
import { FixesBuilds } from './FixesBuilds';
import { TakesPages } from './TakesPages';

/**
 * Has ownership ask the other families of Callboard what speaks for whom as an owner. A family that is not installed says nothing.
 *
 * @public
 */
export const ownershipModuleCallboard = createBackendModule({
  pluginId: 'ownership',
  moduleId: 'callboard',
  register(env) {
    env.registerInit({
      deps: {
        evidence: ownershipEvidenceExtensionPoint,
        alerts: alertsServiceRef,
        buildHealth: buildHealthServiceRef,
      },
      async init({ evidence, alerts, buildHealth }) {
        evidence.addEvidenceProvider(new FixesBuilds(buildHealth));
        evidence.addEvidenceProvider(new TakesPages(alerts));
      },
    });
  },
});
