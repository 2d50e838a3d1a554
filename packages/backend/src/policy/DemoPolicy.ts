import { createCatalogConditionalDecision } from '@backstage/plugin-catalog-backend/alpha';
import { RESOURCE_TYPE_CATALOG_ENTITY } from '@backstage/plugin-catalog-common/alpha';
import {
  AuthorizeResult,
  isPermission,
  isResourcePermission,
  Permission,
  PolicyDecision,
} from '@backstage/plugin-permission-common';
import {
  PermissionPolicy,
  PolicyQuery,
  PolicyQueryUser,
} from '@backstage/plugin-permission-node';
import {
  alertsAdministerPermission,
  alertsAlertCreatePermission,
  alertsAlertRoutePermission,
  alertsSilenceCreatePermission,
  RESOURCE_TYPE_ALERTS_ALERT,
} from '@callboard/backstage-plugin-alerts-common';
import {
  alertsConditions,
  createAlertsConditionalDecision,
} from '@callboard/backstage-plugin-alerts-node';
import { oncallScheduleReadPermission } from '@callboard/backstage-plugin-oncall-common';
import {
  createOncallConditionalDecision,
  oncallConditions,
} from '@callboard/backstage-plugin-oncall-node';
import { ownershipOwnerReadPermission } from '@callboard/backstage-plugin-ownership-common';
import {
  createOwnershipConditionalDecision,
  ownershipConditions,
} from '@callboard/backstage-plugin-ownership-node';
import { playbooksPageReadPermission } from '@callboard/backstage-plugin-playbooks-common';
import {
  RESOURCE_TYPE_SCORECARDS_RESULT,
  scorecardsCollectorManagePermission,
  scorecardsDocumentCreatePermission,
  scorecardsDocumentManagePermission,
  scorecardsDocumentReadPermission,
  scorecardsPeopleManagePermission,
} from '@callboard/backstage-plugin-scorecards-common';
import {
  createScorecardsConditionalDecision,
  createScorecardsDocumentConditionalDecision,
  scorecardsConditions,
  scorecardsDocumentConditions,
} from '@callboard/backstage-plugin-scorecards-node';
import { isVisibleTo } from './isVisibleTo';

/** Refs of the groups that the policy tells apart. */
export interface DemoPolicyOptions {
  /** Their members may do everything. */
  adminGroups: string[];
  /** Their members see only what they own. */
  strangerGroups: string[];
}

const deny: PolicyDecision = { result: AuthorizeResult.DENY };
const allow: PolicyDecision = { result: AuthorizeResult.ALLOW };

/** One policy for all families of the demo portal. Families ship conditions; which ones apply is the portal's choice. */
export class DemoPolicy implements PermissionPolicy {
  constructor(readonly options: DemoPolicyOptions) {}

  async handle(
    { permission }: PolicyQuery,
    user?: PolicyQueryUser,
  ): Promise<PolicyDecision> {
    if (!user) {
      return deny;
    }
    const claims = user.info.ownershipEntityRefs;
    const isIn = (groups: string[]) => groups.some(it => claims.includes(it));
    if (isIn(this.options.adminGroups)) {
      return allow;
    }
    if (isAdministration(permission)) {
      return deny;
    }
    if (isResourcePermission(permission, RESOURCE_TYPE_CATALOG_ENTITY)) {
      return createCatalogConditionalDecision(
        permission,
        isVisibleTo({ claims }),
      );
    }
    return isIn(this.options.strangerGroups)
      ? forStranger(permission, claims)
      : allow;
  }
}

/** Who belongs to no team sees what their own groups own, and the schedules of those; and no playbooks. */
function forStranger(permission: Permission, claims: string[]): PolicyDecision {
  if (permission.name.startsWith('scorecards.')) {
    return ofScorecards(permission, claims);
  }
  if (permission.name.startsWith('alerts.')) {
    return ofAlerts(permission, claims);
  }
  if (isPermission(permission, ownershipOwnerReadPermission)) {
    return createOwnershipConditionalDecision(
      permission,
      ownershipConditions.isOwnedBy({ claims }),
    );
  }
  if (isPermission(permission, oncallScheduleReadPermission)) {
    return createOncallConditionalDecision(
      permission,
      oncallConditions.isOfTeam({ teams: claims }),
    );
  }
  // Playbooks tell how to get into everything.
  return isPermission(permission, playbooksPageReadPermission) ? deny : allow;
}

/** Alerts of their own groups; whom to wake is not for them to say. */
function ofAlerts(permission: Permission, claims: string[]): PolicyDecision {
  if (isResourcePermission(permission, RESOURCE_TYPE_ALERTS_ALERT)) {
    return createAlertsConditionalDecision(
      permission,
      alertsConditions.isOfTeam({ teams: claims }),
    );
  }
  const isRefused = [
    alertsAlertCreatePermission,
    alertsAlertRoutePermission,
    alertsSilenceCreatePermission,
  ].some(one => one.name === permission.name);
  return isRefused ? deny : allow;
}

/** Results of what they own; of documents, standards, which are for everybody who works here. */
function ofScorecards(
  permission: Permission,
  claims: string[],
): PolicyDecision {
  if (isResourcePermission(permission, RESOURCE_TYPE_SCORECARDS_RESULT)) {
    return createScorecardsConditionalDecision(
      permission,
      scorecardsConditions.isOwnedBy({ claims }),
    );
  }
  if (isPermission(permission, scorecardsDocumentReadPermission)) {
    return createScorecardsDocumentConditionalDecision(permission, {
      anyOf: [
        scorecardsDocumentConditions.isKeptBy({ claims }),
        scorecardsDocumentConditions.isOfKind({ kinds: ['Standard'] }),
      ],
    });
  }
  return isPermission(permission, scorecardsDocumentCreatePermission)
    ? deny
    : allow;
}

/** Who keeps a document of scorecards may change it without these. */
const scorecardsAdministration = [
  scorecardsCollectorManagePermission,
  scorecardsDocumentManagePermission,
  scorecardsPeopleManagePermission,
];

/**
 * Alerts as a whole; collectors, documents of others and records of people in scorecards; changes to what the catalog reads, and its raw rows, which
 * it hands out without looking at conditions. `analyze` and `validate` fetch addresses of the caller's choice.
 */
function isAdministration(permission: Permission) {
  const {
    name,
    attributes: { action },
  } = permission;
  return (
    isPermission(permission, alertsAdministerPermission) ||
    scorecardsAdministration.some(one => isPermission(permission, one)) ||
    /^catalog\.(.*\.)?(unprocessed\.|ingestion\.|analyze$|validate$)/.test(
      name,
    ) ||
    (name.startsWith('catalog.') &&
      (action === 'create' || action === 'delete'))
  );
}
