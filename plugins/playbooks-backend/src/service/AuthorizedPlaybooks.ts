import type {
  BackstageCredentials,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { NotAllowedError } from '@backstage/errors';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { playbooksPageReadPermission } from '@callboard/backstage-plugin-playbooks-common';
import type { PlaybookReader } from './PlaybookReader';
import type { CoverageReader } from './trust/CoverageReader';

/** Gives the reader to whoever may read. */
export class AuthorizedPlaybooks {
  readonly #reader: PlaybookReader;
  readonly #coverage: CoverageReader;
  readonly #permissions: PermissionsService;

  constructor(options: {
    reader: PlaybookReader;
    coverage: CoverageReader;
    permissions: PermissionsService;
  }) {
    this.#reader = options.reader;
    this.#coverage = options.coverage;
    this.#permissions = options.permissions;
  }

  /** @throws NotAllowedError when the caller may not read playbooks */
  async forReader(credentials: BackstageCredentials): Promise<PlaybookReader> {
    await this.#assertMayRead(credentials);
    return this.#reader;
  }

  /** @throws NotAllowedError when the caller may not read playbooks, of which coverage tells */
  async forCoverage(
    credentials: BackstageCredentials,
  ): Promise<CoverageReader> {
    await this.#assertMayRead(credentials);
    return this.#coverage;
  }

  async #assertMayRead(credentials: BackstageCredentials): Promise<void> {
    const [{ result }] = await this.#permissions.authorize(
      [{ permission: playbooksPageReadPermission }],
      { credentials },
    );
    if (result !== AuthorizeResult.ALLOW) {
      throw new NotAllowedError('You may not read playbooks');
    }
  }
}
