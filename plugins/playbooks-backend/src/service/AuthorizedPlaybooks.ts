import type {
  BackstageCredentials,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { NotAllowedError } from '@backstage/errors';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { playbooksPageReadPermission } from '@callboard/backstage-plugin-playbooks-common';
import type { PlaybookReader } from './PlaybookReader';

/** Gives the reader to whoever may read. */
export class AuthorizedPlaybooks {
  readonly #reader: PlaybookReader;
  readonly #permissions: PermissionsService;

  constructor(options: {
    reader: PlaybookReader;
    permissions: PermissionsService;
  }) {
    this.#reader = options.reader;
    this.#permissions = options.permissions;
  }

  /** @throws NotAllowedError when the caller may not read playbooks */
  async forReader(credentials: BackstageCredentials): Promise<PlaybookReader> {
    const [{ result }] = await this.#permissions.authorize(
      [{ permission: playbooksPageReadPermission }],
      { credentials },
    );
    if (result !== AuthorizeResult.ALLOW) {
      throw new NotAllowedError('You may not read playbooks');
    }
    return this.#reader;
  }
}
