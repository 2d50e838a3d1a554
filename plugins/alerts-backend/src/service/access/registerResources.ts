import type { PermissionsRegistryService } from '@backstage/backend-plugin-api';
import { isResourcePermission } from '@backstage/plugin-permission-common';
import {
  alertsPermissions,
  RESOURCE_TYPE_ALERTS_ALERT,
} from '@callboard/backstage-plugin-alerts-common';
import {
  alertsAlertResourceRef,
  alertsRules,
} from '@callboard/backstage-plugin-alerts-node';
import type { AlertQueryStore } from '../../database/AlertQueryStore';
import type { AlertDirectory } from '../../directory/AlertDirectory';

/** Tells the permission framework what is decided about. */
export function registerResources(options: {
  permissionsRegistry: PermissionsRegistryService;
  store: Pick<AlertQueryStore, 'findMany'>;
  directory: Pick<AlertDirectory, 'above'>;
}): void {
  const { permissionsRegistry, store, directory } = options;
  permissionsRegistry.addPermissions(
    alertsPermissions.filter(({ type }) => type === 'basic'),
  );
  permissionsRegistry.addResourceType({
    resourceRef: alertsAlertResourceRef,
    permissions: alertsPermissions.filter(permission =>
      isResourcePermission(permission, RESOURCE_TYPE_ALERTS_ALERT),
    ),
    rules: Object.values(alertsRules),
    getResources: async ids => {
      const alerts = await store.findMany(ids);
      return ids.map(id => {
        const alert = alerts.get(id);
        if (!alert) return undefined;
        const { teamRef } = alert;
        const teamRefs = teamRef ? [teamRef, ...directory.above(teamRef)] : [];
        return { id, teamRefs };
      });
    },
  });
}
