import type { VisibleEntities } from '@internal/backend-kit';
import type {
  BackstageCredentials,
  PermissionsRegistryService,
} from '@backstage/backend-plugin-api';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import {
  createConditionTransformer,
  type ConditionTransformer,
} from '@backstage/plugin-permission-node';
import {
  ownershipOwnerReadPermission,
  type OwnershipsByRefs,
  type TeamsByRefs,
} from '@callboard/backstage-plugin-ownership-common';
import {
  ownershipResourceRef,
  type OwnershipFilter,
  type OwnershipService,
} from '@callboard/backstage-plugin-ownership-node';
import type { OwnershipReader, Viewer } from './OwnershipReader';

/** Decides what the caller may see, and reads just that. */
export class AuthorizedOwnershipService implements OwnershipService {
  readonly #reader: OwnershipReader;
  readonly #visibleEntities: VisibleEntities;
  readonly #toFilter: ConditionTransformer<OwnershipFilter>;

  constructor(options: {
    reader: OwnershipReader;
    permissionsRegistry: PermissionsRegistryService;
    visibleEntities: VisibleEntities;
  }) {
    this.#reader = options.reader;
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

  /** Nothing when the caller may not read ownership at all. */
  async #viewerOf(
    credentials: BackstageCredentials,
  ): Promise<Viewer | undefined> {
    const view = await this.#visibleEntities.forCaller(credentials, [
      { permission: ownershipOwnerReadPermission },
    ]);
    const [decision] = view.decisions;
    if (decision.result === AuthorizeResult.DENY) return undefined;
    return decision.result === AuthorizeResult.CONDITIONAL
      ? { view, filter: this.#toFilter(decision.conditions) }
      : { view };
  }
}
