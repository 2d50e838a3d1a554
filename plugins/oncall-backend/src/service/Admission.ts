import type { Sees, VisibleEntities, VisibleView } from '@internal/backend-kit';
import type {
  BackstageCredentials,
  BackstageUserPrincipal,
  PermissionsRegistryService,
} from '@backstage/backend-plugin-api';
import { NotAllowedError } from '@backstage/errors';
import {
  AuthorizeResult,
  type Permission,
  type PermissionCriteria,
  type PolicyDecision,
} from '@backstage/plugin-permission-common';
import {
  createConditionTransformer,
  isAndCriteria,
  isNotCriteria,
  isOrCriteria,
  type ConditionTransformer,
} from '@backstage/plugin-permission-node';
import {
  oncallScheduleReadPermission,
  RESOURCE_TYPE_ONCALL_SCHEDULE,
} from '@callboard/backstage-plugin-oncall-common';
import {
  oncallScheduleResourceRef,
  type OncallScheduleFilter,
} from '@callboard/backstage-plugin-oncall-node';

type Criteria = PermissionCriteria<OncallScheduleFilter> | undefined;

/** Who asks, and what of the catalog and of schedules they may see. */
export interface Viewer {
  view: VisibleView;
  /** Conditions on the teams whose schedules they may read. */
  filter: Criteria;
  /** Absent for another backend. */
  userRef?: string;
}

/** A person who was let in to change something. */
export interface Person extends Viewer {
  userRef: string;
  /** Conditions on the teams whose schedules they may change. */
  writeFilter: Criteria;
}

export type { Sees };

/** Full reference of the caller in lower case; undefined for another backend. */
export function userRefOf({
  principal,
}: BackstageCredentials): string | undefined {
  const { type, userEntityRef } = principal as Partial<BackstageUserPrincipal>;
  return type === 'user'
    ? userEntityRef?.toLocaleLowerCase('en-US')
    : undefined;
}

/**
 * Whether a schedule passes the conditions of a decision.
 *
 * @param teamRefs - its team and those above
 */
export function passes(
  criteria: Criteria,
  teamRefs: readonly string[],
): boolean {
  if (!criteria) return true;
  const holds = (part: PermissionCriteria<OncallScheduleFilter>): boolean => {
    if (isAndCriteria(part)) return part.allOf.every(holds);
    if (isOrCriteria(part)) return part.anyOf.some(holds);
    return isNotCriteria(part)
      ? !holds(part.not)
      : teamRefs.some(ref => part.values.includes(ref));
  };
  return holds(criteria);
}

/** Decides, once a request, what the caller may see and change. */
export class Admission {
  readonly #visibleEntities: VisibleEntities;
  readonly #toFilter: ConditionTransformer<OncallScheduleFilter>;

  constructor(options: {
    permissionsRegistry: PermissionsRegistryService;
    visibleEntities: VisibleEntities;
  }) {
    this.#visibleEntities = options.visibleEntities;
    this.#toFilter = createConditionTransformer(
      options.permissionsRegistry.getPermissionRuleset(
        oncallScheduleResourceRef,
      ),
    );
  }

  /** Nothing when the caller may not read on-call at all. */
  async reader(credentials: BackstageCredentials): Promise<Viewer | undefined> {
    const view = await this.#visibleEntities.forCaller(credentials, [
      { permission: oncallScheduleReadPermission },
    ]);
    const [read] = view.decisions;
    if (read.result === AuthorizeResult.DENY) return undefined;
    return {
      view,
      filter: this.#filterOf(read),
      userRef: userRefOf(credentials),
    };
  }

  /**
   * Only a person can change something; who it is comes from the credentials.
   *
   * @param what - for the refusal: `change schedules`
   * @throws `NotAllowedError`
   */
  async writer(
    credentials: BackstageCredentials,
    permission: Permission,
    what: string,
  ): Promise<Person> {
    const userRef = userRefOf(credentials);
    if (!userRef) {
      throw new NotAllowedError(`Only a signed-in user may ${what}`);
    }
    const view = await this.#visibleEntities.forCaller(credentials, [
      { permission: oncallScheduleReadPermission },
      { permission: permission as typeof oncallScheduleReadPermission },
    ]);
    const [read, write] = view.decisions;
    if ([read, write].some(({ result }) => result === AuthorizeResult.DENY)) {
      throw new NotAllowedError(`You may not ${what}`);
    }
    return {
      view,
      filter: this.#filterOf(read),
      userRef,
      writeFilter: this.#filterOf(write),
    };
  }

  #filterOf(decision: PolicyDecision): Criteria {
    return decision.result === AuthorizeResult.CONDITIONAL &&
      decision.resourceType === RESOURCE_TYPE_ONCALL_SCHEDULE
      ? this.#toFilter(decision.conditions)
      : undefined;
  }
}
