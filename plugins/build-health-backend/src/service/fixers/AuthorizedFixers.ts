import type {
  BackstageCredentials,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { NotAllowedError } from '@backstage/errors';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { buildHealthBuildReadPermission } from '@callboard/backstage-plugin-build-health-common';
import type { VisibleEntities } from '@internal/backend-kit';
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
    const [{ result }] = await permissions.authorize(
      [{ permission: buildHealthBuildReadPermission }],
      { credentials },
    );
    if (result !== AuthorizeResult.ALLOW) {
      throw new NotAllowedError('You may not read builds');
    }
    return new FixersReader({
      ...this.#options,
      see: async refs =>
        (await visibleEntities.forCaller(credentials)).check(refs),
    });
  }
}
