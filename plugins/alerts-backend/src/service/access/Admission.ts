import type {
  BackstageCredentials,
  PermissionsRegistryService,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import {
  createConditionTransformer,
  type ConditionTransformer,
} from '@backstage/plugin-permission-node';
import type { VisibleEntities } from '@internal/backend-kit';
import {
  alertsAlertReadPermission,
  alertsAlertRoutePermission,
  alertsAlertUpdatePermission,
} from '@callboard/backstage-plugin-alerts-common';
import {
  alertsAlertResourceRef,
  type AlertsAlertFilter,
} from '@callboard/backstage-plugin-alerts-node';
import type { AlertQueryStore } from '../../database/AlertQueryStore';
import type { AlertDirectory } from '../../directory/AlertDirectory';
import { KnownRefs } from './KnownRefs';
import { TeamGrant } from './TeamGrant';
import { userRefOf } from './userRefOf';
import { Viewer } from './Viewer';

interface AdmissionOptions {
  permissions: PermissionsService;
  /** Has the resource type of alerts already. */
  permissionsRegistry: PermissionsRegistryService;
  visibleEntities: VisibleEntities;
  directory: AlertDirectory;
  store: AlertQueryStore;
  /** Users and groups who may do everything; full references in lower case. */
  admins: readonly string[];
}

/** Decides, once a request, which alerts the caller sees, and what they may do with them. */
export class Admission {
  readonly #options: AdmissionOptions;
  readonly #toFilter: ConditionTransformer<AlertsAlertFilter>;
  readonly #refs: KnownRefs;

  constructor(options: AdmissionOptions) {
    this.#options = options;
    this.#refs = new KnownRefs(options);
    this.#toFilter = createConditionTransformer(
      options.permissionsRegistry.getPermissionRuleset(alertsAlertResourceRef),
    );
  }

  /** Whom the policy lets read nothing sees what they were paged for all the same. */
  async viewer(credentials: BackstageCredentials): Promise<Viewer> {
    const { permissions, visibleEntities } = this.#options;
    const [view, [route]] = await Promise.all([
      visibleEntities.forCaller(credentials, [
        { permission: alertsAlertReadPermission },
        { permission: alertsAlertUpdatePermission },
      ]),
      permissions.authorize([{ permission: alertsAlertRoutePermission }], {
        credentials,
      }),
    ]);
    const [read, update] = view.decisions;
    return new Viewer({
      ...this.#options,
      ...{ view, userRef: userRefOf(credentials), refs: this.#refs },
      read: new TeamGrant(read, this.#toFilter),
      update: new TeamGrant(update, this.#toFilter),
      mayRoute: route.result === AuthorizeResult.ALLOW,
    });
  }
}
