import type { AuthService } from '@backstage/backend-plugin-api';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import {
  LOGIN_ANNOTATION,
  type UserFinder,
} from '../service/fixers/UserFinder';

/** Finds what the catalog says that a user is known by at providers. */
export class AccountFinder {
  readonly #options: {
    auth: Pick<AuthService, 'getOwnServiceCredentials'>;
    catalog: Pick<CatalogService, 'getEntityByRef'>;
    users: Pick<UserFinder, 'find'>;
  };

  constructor(options: {
    auth: Pick<AuthService, 'getOwnServiceCredentials'>;
    catalog: Pick<CatalogService, 'getEntityByRef'>;
    users: Pick<UserFinder, 'find'>;
  }) {
    this.#options = options;
  }

  /**
   * Login and address of a user, as far as they are theirs alone: what two share may be of either. None of who has left the
   * catalog.
   *
   * @param userRef - full, in lower case
   */
  async accountsOf(userRef: string): Promise<string[]> {
    const { auth, catalog, users } = this.#options;
    const user = await catalog.getEntityByRef(userRef, {
      credentials: await auth.getOwnServiceCredentials(),
    });
    const profile = user?.spec?.profile as { email?: unknown } | undefined;
    const names = [
      user?.metadata.annotations?.[LOGIN_ANNOTATION],
      profile?.email,
    ].filter((one): one is string => typeof one === 'string' && one !== '');
    const accounts = names.map(name => ({ name, isByName: false }));
    const userOf = await users.find(accounts);
    return accounts
      .filter(account => userOf(account) === userRef)
      .map(({ name }) => name);
  }
}
