import { createBackendModule } from '@backstage/backend-plugin-api';
import { buildHealthServiceRef } from '@callboard/backstage-plugin-build-health-node';
import { ownershipEvidenceExtensionPoint } from '@callboard/backstage-plugin-ownership-node';
import { FixesBuilds } from './FixesBuilds';

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
        buildHealth: buildHealthServiceRef,
      },
      async init({ evidence, buildHealth }) {
        evidence.addEvidenceProvider(new FixesBuilds(buildHealth));
      },
    });
  },
});
