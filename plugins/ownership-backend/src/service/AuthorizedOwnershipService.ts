import type { VisibleEntities } from '@internal/backend-kit';
import type {
  BackstageCredentials,
  BackstageUserPrincipal,
  PermissionsRegistryService,
} from '@backstage/backend-plugin-api';
import { NotAllowedError } from '@backstage/errors';
import {
  AuthorizeResult,
  type PolicyDecision,
} from '@backstage/plugin-permission-common';
import {
  createConditionTransformer,
  type ConditionTransformer,
} from '@backstage/plugin-permission-node';
import {
  ownershipConfirmationCreatePermission,
  ownershipOwnerReadPermission,
  type Confirmation,
  type OwnershipsByRefs,
  type TeamsByRefs,
} from '@callboard/backstage-plugin-ownership-common';
import {
  ownershipResourceRef,
  type OwnershipFilter,
  type OwnershipService,
} from '@callboard/backstage-plugin-ownership-node';
import type { ConfirmationDesk, ConfirmRequest } from './ConfirmationDesk';
import type { OwnershipReader, Viewer } from './OwnershipReader';

const isDenied = ({ result }: PolicyDecision) =>
  result === AuthorizeResult.DENY;

function userRefOf({ principal }: BackstageCredentials): string | undefined {
  const { type, userEntityRef } = principal as Partial<BackstageUserPrincipal>;
  return type === 'user' ? userEntityRef?.toLowerCase() : undefined;
}

/** Only a person can say that an owner is right; who it is comes from the credentials. */
function assertUser(credentials: BackstageCredentials): string {
  const userRef = userRefOf(credentials);
  if (!userRef) {
    throw new NotAllowedError('Only a signed-in user may confirm owners');
  }
  return userRef;
}

/** Decides what the caller may see and do, and passes just that on. */
export class AuthorizedOwnershipService implements OwnershipService {
  readonly #reader: OwnershipReader;
  readonly #confirmations: ConfirmationDesk;
  readonly #visibleEntities: VisibleEntities;
  readonly #toFilter: ConditionTransformer<OwnershipFilter>;

  constructor(options: {
    reader: OwnershipReader;
    confirmations: ConfirmationDesk;
    permissionsRegistry: PermissionsRegistryService;
    visibleEntities: VisibleEntities;
  }) {
    this.#reader = options.reader;
    this.#confirmations = options.confirmations;
    this.#visibleEntities = options.visibleEntities;
    this.#toFilter = createConditionTransformer(
      options.permissionsRegistry.getPermissionRuleset(ownershipResourceRef),
    );
  }

  async getOwnersByRefs(
    request: { entityRefs: string[] },
    options: { credentials: BackstageCredentials },
  ): Promise<OwnershipsByRefs> {
    const viewer = await this.#viewerOf(options.credentials);
    return viewer
      ? this.#reader.getOwnersByRefs(request, viewer)
      : { items: request.entityRefs.map(() => null) };
  }

  async getTeamsByRefs(
    request: { groupRefs: string[] },
    options: { credentials: BackstageCredentials },
  ): Promise<TeamsByRefs> {
    const viewer = await this.#viewerOf(options.credentials);
    return viewer
      ? this.#reader.getTeamsByRefs(request, viewer)
      : { items: request.groupRefs.map(() => null) };
  }

  async confirmOwners(
    request: ConfirmRequest,
    options: { credentials: BackstageCredentials },
  ): Promise<Confirmation> {
    const userRef = assertUser(options.credentials);
    const view = await this.#visibleEntities.forCaller(options.credentials, [
      { permission: ownershipOwnerReadPermission },
      { permission: ownershipConfirmationCreatePermission },
    ]);
    const [read, confirm] = view.decisions;
    if (isDenied(read) || isDenied(confirm)) {
      throw new NotAllowedError('You may not confirm owners');
    }
    if (confirm.result === AuthorizeResult.CONDITIONAL) {
      const entityRefs = request.items.map(({ entityRef }) => entityRef);
      const { items } = await this.#reader.getOwnersByRefs(
        { entityRefs },
        { view, filter: this.#filterOf(confirm) },
      );
      const refused = entityRefs.find((_, index) => !items[index]);
      if (refused !== undefined) {
        throw new NotAllowedError(
          `You may not confirm the owner of '${refused}'`,
        );
      }
    }
    return this.#confirmations.confirm(request, {
      view,
      filter: this.#filterOf(read),
      userRef,
    });
  }

  async undoConfirmation(
    request: { id: string },
    options: { credentials: BackstageCredentials },
  ): Promise<string[]> {
    const userRef = assertUser(options.credentials);
    const view = await this.#visibleEntities.forCaller(options.credentials, [
      { permission: ownershipConfirmationCreatePermission },
    ]);
    if (isDenied(view.decisions[0])) {
      throw new NotAllowedError('You may not confirm owners');
    }
    return this.#confirmations.undo(request, userRef);
  }

  /** Nothing when the caller may not read ownership at all. */
  async #viewerOf(
    credentials: BackstageCredentials,
  ): Promise<Viewer | undefined> {
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

  #filterOf(decision: PolicyDecision) {
    return decision.result === AuthorizeResult.CONDITIONAL
      ? this.#toFilter(decision.conditions)
      : undefined;
  }
}
