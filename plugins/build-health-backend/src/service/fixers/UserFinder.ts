import type { AuthService } from '@backstage/backend-plugin-api';
import { stringifyEntityRef, type Entity } from '@backstage/catalog-model';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import { groupBy, inBatches } from '@internal/backend-kit';

/** What catalogs that are read from GitHub have of each user, and others too. */
export const LOGIN_ANNOTATION = 'github.com/user-login';

/** Accounts of a request to the catalog; each is looked for in up to two fields. */
const ACCOUNTS = 200;

/** `12345+ana@users.noreply.github.com`, which GitHub gives to whoever hides theirs. */
const HIDDEN = '@users.noreply.github.com';

/** An account of a provider. */
export interface Account {
  /** Login, user id or address. */
  name: string;
  /** Of a provider whose users are seldom those of GitHub: the name of a user counts where nobody has the login. */
  isByName: boolean;
}

/** What a user of the catalog is known by, in lower case. */
interface KnownUser {
  ref: string;
  name: string;
  login?: string;
  email?: string;
}

const lower = (text: unknown) =>
  typeof text === 'string' && text !== '' ? text.toLowerCase() : undefined;

/** What an address hides, or what is written; in lower case. */
function plainName(written: string): string {
  const name = written.toLowerCase();
  if (!name.endsWith(HIDDEN)) return name;
  return name.slice(0, -HIDDEN.length).split('+').at(-1)!;
}

const toUser = (entity: Entity): KnownUser => ({
  ref: stringifyEntityRef(entity),
  name: entity.metadata.name.toLowerCase(),
  login: lower(entity.metadata.annotations?.[LOGIN_ANNOTATION]),
  email: lower(
    (entity.spec?.profile as { email?: unknown } | undefined)?.email,
  ),
});

/** Finds the users of the catalog behind accounts of providers. Where several may be meant, nobody is. */
export class UserFinder {
  readonly #catalog: Pick<CatalogService, 'getEntities'>;
  readonly #auth: Pick<AuthService, 'getOwnServiceCredentials'>;

  constructor(options: {
    catalog: Pick<CatalogService, 'getEntities'>;
    auth: Pick<AuthService, 'getOwnServiceCredentials'>;
  }) {
    this.#catalog = options.catalog;
    this.#auth = options.auth;
  }

  /** @returns who an account is of: a full reference in lower case */
  async find(
    accounts: readonly Account[],
  ): Promise<(account: Account) => string | undefined> {
    const names = new Set(accounts.map(({ name }) => plainName(name)));
    const users = new Map<string, KnownUser>();
    for (const batch of inBatches([...names], ACCOUNTS)) {
      for (const user of await this.#read(batch)) users.set(user.ref, user);
    }
    const all = [...users.values()];
    const byLogin = groupBy(all, ({ login }) => login);
    const byEmail = groupBy(all, ({ email }) => email);
    // Who says a login of theirs has no other one.
    const byName = groupBy(all, one => (one.login ? undefined : one.name));
    return ({ name: written, isByName }) => {
      const name = plainName(written);
      const found = name.includes('@')
        ? byEmail.get(name)
        : byLogin.get(name) ?? (isByName ? byName.get(name) : undefined);
      return found?.length === 1 ? found[0].ref : undefined;
    };
  }

  async #read(names: readonly string[]): Promise<KnownUser[]> {
    const emails = names.filter(name => name.includes('@'));
    const logins = names.filter(name => !name.includes('@'));
    const { items } = await this.#catalog.getEntities(
      {
        filter: [
          ...(logins.length > 0
            ? [
                {
                  kind: 'User',
                  [`metadata.annotations.${LOGIN_ANNOTATION}`]: logins,
                },
                { kind: 'User', 'metadata.name': logins },
              ]
            : []),
          ...(emails.length > 0
            ? [{ kind: 'User', 'spec.profile.email': emails }]
            : []),
        ],
        fields: [
          'kind',
          'metadata.name',
          'metadata.namespace',
          'metadata.annotations',
          'spec.profile.email',
        ],
      },
      { credentials: await this.#auth.getOwnServiceCredentials() },
    );
    return items.map(toUser);
  }
}
