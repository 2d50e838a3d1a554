import type {
  BackstageCredentials,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { buildHealthBuildReadPermission } from '@callboard/backstage-plugin-build-health-common';
import { assertMay, type VisibleEntities } from '@internal/backend-kit';
import { FixersReader, type FixersOptions } from './FixersReader';

/** Tells whoever may read builds who fixed them, of entities that they see. */
export class AuthorizedFixers {
  readonly #options: Omit<FixersOptions, 'see'> & {
    permissions: PermissionsService;
    visibleEntities: VisibleEntities;
  };

  constructor(
    options: Omit<FixersOptions, 'see'> & {
      permissions: PermissionsService;
      visibleEntities: VisibleEntities;
    },
  ) {
    this.#options = options;
  }

  /** @throws NotAllowedError when the caller may not read builds */
  async forReader(credentials: BackstageCredentials): Promise<FixersReader> {
    const { permissions, visibleEntities } = this.#options;
    await assertMay({
      permissions,
      credentials,
      permission: buildHealthBuildReadPermission,
      what: 'read builds',
    });
    return new FixersReader({
      ...this.#options,
      see: async refs =>
        (await visibleEntities.forCaller(credentials)).check(refs),
    });
  }
}
