import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { policyExtensionPoint } from '@backstage/plugin-permission-node/alpha';
import { DemoPolicy } from './DemoPolicy';
import { isVisibleToRule } from './isVisibleTo';

/** Permission module: the policy of the demo portal. */
export const permissionModuleDemoPolicy = createBackendModule({
  pluginId: 'permission',
  moduleId: 'demo-policy',
  register(env) {
    env.registerInit({
      deps: { config: coreServices.rootConfig, policy: policyExtensionPoint },
      async init({ config, policy }) {
        const groups = (key: string) =>
          config.getOptionalStringArray(`demo.${key}`) ?? [];
        policy.setPolicy(
          new DemoPolicy({
            adminGroups: groups('adminGroups'),
            strangerGroups: groups('strangerGroups'),
          }),
        );
      },
    });
  },
});

/** Catalog module: the rule that the policy of the demo portal decides with. */
export const catalogModuleDemoPolicy = createBackendModule({
  pluginId: 'catalog',
  moduleId: 'demo-policy',
  register(env) {
    env.registerInit({
      deps: { permissionsRegistry: coreServices.permissionsRegistry },
      async init({ permissionsRegistry }) {
        permissionsRegistry.addPermissionRules([isVisibleToRule]);
      },
    });
  },
});
