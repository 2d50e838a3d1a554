import { assertMay } from '@internal/backend-kit';
import type {
  BackstageCredentials,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import {
  alertsAdministerPermission,
  alertsKeyManagePermission,
  type IntakeKind,
  type NewRoutingKey,
  type RoutingKey,
} from '@callboard/backstage-plugin-alerts-common';
import type { AlertDirectory } from '../directory/AlertDirectory';
import { personOf, userRefOf } from '../service/access/userRefOf';
import type { KeyDesk, KeyDraft, KeyManager } from './KeyDesk';

interface AuthorizedKeysOptions {
  desk: KeyDesk;
  permissions: PermissionsService;
  directory: Pick<AlertDirectory, 'isMember'>;
  /** Users and groups who may do everything; full references in lower case. */
  admins: readonly string[];
}

/** Lets in who may manage routing keys; of which ones, the desk knows. */
export class AuthorizedKeys {
  readonly #options: AuthorizedKeysOptions;

  constructor(options: AuthorizedKeysOptions) {
    this.#options = options;
  }

  async list(credentials: BackstageCredentials): Promise<RoutingKey[]> {
    return this.#options.desk.list(await this.#manager(credentials));
  }

  async create(
    draft: KeyDraft,
    credentials: BackstageCredentials,
  ): Promise<NewRoutingKey> {
    return this.#options.desk.create(draft, await this.#manager(credentials));
  }

  async rotate(
    id: string,
    credentials: BackstageCredentials,
  ): Promise<NewRoutingKey> {
    return this.#options.desk.rotate(id, await this.#manager(credentials));
  }

  async revoke(id: string, credentials: BackstageCredentials): Promise<void> {
    await this.#options.desk.revoke(id, await this.#manager(credentials));
  }

  async test(
    { id, kind }: { id: string; kind: IntakeKind },
    credentials: BackstageCredentials,
  ): Promise<{ id: string }> {
    const manager = await this.#manager(credentials);
    return this.#options.desk.test(id, kind, manager);
  }

  /** @throws NotAllowedError */
  async #manager(credentials: BackstageCredentials): Promise<KeyManager> {
    const { permissions } = this.#options;
    const what = 'manage routing keys';
    const userRef = personOf({ userRef: userRefOf(credentials) }, what);
    await assertMay({
      ...{ permissions, credentials, what },
      permission: alertsKeyManagePermission,
    });
    return { userRef, isAdmin: await this.#isAdmin(userRef, credentials) };
  }

  /** Portals without a policy allow everything to everybody: who is one is named in the configuration as well. */
  async #isAdmin(
    userRef: string,
    credentials: BackstageCredentials,
  ): Promise<boolean> {
    const { admins, directory, permissions } = this.#options;
    if (!admins.some(ref => directory.isMember(userRef, ref))) return false;
    const [{ result }] = await permissions.authorize(
      [{ permission: alertsAdministerPermission }],
      { credentials },
    );
    return result === AuthorizeResult.ALLOW;
  }
}
