import type { VisibleEntities } from '@internal/backend-kit';
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
  type ConditionTransformer,
} from '@backstage/plugin-permission-node';
import {
  ownershipOwnerReadPermission,
  RESOURCE_TYPE_OWNERSHIP_OWNER,
} from '@callboard/backstage-plugin-ownership-common';
import {
  ownershipResourceRef,
  type OwnershipFilter,
} from '@callboard/backstage-plugin-ownership-node';
import type { Viewer } from './OwnershipReader';
import type { Person } from './TransferDesk';

const isDenied = ({ result }: PolicyDecision) =>
  result === AuthorizeResult.DENY;

function userRefOf({ principal }: BackstageCredentials): string | undefined {
  const { type, userEntityRef } = principal as Partial<BackstageUserPrincipal>;
  return type === 'user' ? userEntityRef?.toLowerCase() : undefined;
}

/** A person who was let in to change something. */
export interface Admitted {
  person: Person;
  /** Conditions on the entities that may be changed; absent when all may be. */
  writeFilter?: PermissionCriteria<OwnershipFilter>;
}

/** Decides, once a request, what the caller may see and change. */
export class Admission {
  readonly #visibleEntities: VisibleEntities;
  readonly #toFilter: ConditionTransformer<OwnershipFilter>;

  constructor(options: {
    permissionsRegistry: PermissionsRegistryService;
    visibleEntities: VisibleEntities;
  }) {
    this.#visibleEntities = options.visibleEntities;
    this.#toFilter = createConditionTransformer(
      options.permissionsRegistry.getPermissionRuleset(ownershipResourceRef),
    );
  }

  /** Nothing when the caller may not read ownership at all. */
  async reader(credentials: BackstageCredentials): Promise<Viewer | undefined> {
    const view = await this.#visibleEntities.forCaller(credentials, [
      { permission: ownershipOwnerReadPermission },
    ]);
    const [decision] = view.decisions;
    if (isDenied(decision)) return undefined;
    return {
      view,
      filter: this.#filterOf(decision),
      userRef: userRefOf(credentials),
    };
  }

  /**
   * Only a person can change something; who it is comes from the credentials.
   *
   * @param what - for the refusal: `confirm owners`
   * @throws `NotAllowedError`
   */
  async writer(
    credentials: BackstageCredentials,
    permission: Permission,
    what: string,
  ): Promise<Admitted> {
    const userRef = userRefOf(credentials);
    if (!userRef) {
      throw new NotAllowedError(`Only a signed-in user may ${what}`);
    }
    const view = await this.#visibleEntities.forCaller(credentials, [
      { permission: ownershipOwnerReadPermission },
      // A permission without a resource is decided like one of a resource: there it is never conditional.
      { permission: permission as typeof ownershipOwnerReadPermission },
    ]);
    const [read, write] = view.decisions;
    if (isDenied(read) || isDenied(write)) {
      throw new NotAllowedError(`You may not ${what}`);
    }
    return {
      person: { view, filter: this.#filterOf(read), userRef },
      writeFilter: this.#filterOf(write),
    };
  }

  #filterOf(decision: PolicyDecision) {
    return decision.result === AuthorizeResult.CONDITIONAL &&
      decision.resourceType === RESOURCE_TYPE_OWNERSHIP_OWNER
      ? this.#toFilter(decision.conditions)
      : undefined;
  }
}
