import {
  AuthorizeResult,
  type PermissionCriteria,
  type PolicyDecision,
} from '@backstage/plugin-permission-common';
import {
  isAndCriteria,
  isNotCriteria,
  isOrCriteria,
  type ConditionTransformer,
} from '@backstage/plugin-permission-node';
import { RESOURCE_TYPE_ALERTS_ALERT } from '@callboard/backstage-plugin-alerts-common';
import type { AlertsAlertFilter } from '@callboard/backstage-plugin-alerts-node';

/** For alerts of which teams a decision of the policy lets somebody do something. */
export class TeamGrant {
  readonly #result: AuthorizeResult;
  readonly #criteria?: PermissionCriteria<AlertsAlertFilter>;

  /** Conditions on anything but alerts give nothing. */
  constructor(
    decision: PolicyDecision,
    toFilter: ConditionTransformer<AlertsAlertFilter>,
  ) {
    this.#result = decision.result;
    if (decision.result !== AuthorizeResult.CONDITIONAL) return;
    if (decision.resourceType === RESOURCE_TYPE_ALERTS_ALERT) {
      this.#criteria = toFilter(decision.conditions);
    } else this.#result = AuthorizeResult.DENY;
  }

  /** Whether it gives nothing. */
  get isRefused(): boolean {
    return this.#result === AuthorizeResult.DENY;
  }

  /** Whether it gives everything. */
  get isFull(): boolean {
    return this.#result === AuthorizeResult.ALLOW;
  }

  /** @param teamRefs - the team that answers and all above; none where there is no team */
  allows(teamRefs: readonly string[]): boolean {
    const holds = (part: PermissionCriteria<AlertsAlertFilter>): boolean => {
      if (isAndCriteria(part)) return part.allOf.every(holds);
      if (isOrCriteria(part)) return part.anyOf.some(holds);
      if (isNotCriteria(part)) return !holds(part.not);
      return part.values.some(ref => teamRefs.includes(ref));
    };
    return this.#criteria ? holds(this.#criteria) : this.isFull;
  }
}
