import type {
  BackstageCredentials,
  PermissionsService,
  UserInfoService,
} from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import {
  buildHealthPeopleManagePermission,
  ERASED_AUTHOR,
  ERASED_PERSON_REF,
  type ErasedPerson,
  type PersonNames,
  type PersonRecordPage,
} from '@callboard/backstage-plugin-build-health-common';
import { assertAdmin, decodeCursor, encodeCursor } from '@internal/backend-kit';
import { z } from 'zod';
import type { AccountFinder } from './AccountFinder';
import type { PeopleStore, Person } from './PeopleStore';

/** Records of one answer, each of some 500 bytes. */
const LIMIT = 200;

const afterSchema = z.object({
  kind: z.enum(['build', 'quarantine']),
  row: z.number().int().nonnegative(),
});

const NOBODY: readonly string[] = [ERASED_AUTHOR, ERASED_PERSON_REF];

const lower = (text: string) => text.toLocaleLowerCase('en-US');

function refOf(written: string | undefined): string | undefined {
  if (written === undefined) return undefined;
  const userRef = lower(written);
  if (!userRef.startsWith('user:') || userRef === ERASED_PERSON_REF) {
    throw new InputError(
      `userRef: ${userRef} is no person; give one such as user:default/ana`,
    );
  }
  return userRef;
}

/** Each once, as it was written first. */
function once(accounts: readonly string[]): string[] {
  const found = new Map<string, string>();
  for (const account of accounts) {
    const key = lower(account);
    if (!found.has(key)) found.set(key, account);
  }
  return [...found.values()];
}

interface PeopleOptions {
  people: PeopleStore;
  finder: Pick<AccountFinder, 'accountsOf'>;
  permissions: PermissionsService;
  userInfo: UserInfoService;
  /** References of users and groups, in lower case. */
  admins: readonly string[];
}

/** Gives out and erases what is kept of a person, to whoever may; whichever builds and tests it is of. */
export class AuthorizedPeople {
  readonly #options: PeopleOptions;

  constructor(options: PeopleOptions) {
    this.#options = options;
  }

  /** @throws NotAllowedError */
  async readRecords(
    { cursor, ...names }: PersonNames & { cursor?: string },
    credentials: BackstageCredentials,
  ): Promise<PersonRecordPage> {
    await this.#assertMayManage(credentials);
    const person = await this.#personOf(names);
    const found = await this.#options.people.readRecords(person, {
      limit: LIMIT + 1,
      ...(cursor !== undefined && { after: decodeCursor(cursor, afterSchema) }),
    });
    const items = found.slice(0, LIMIT);
    const { kind, row } = items.at(-1) ?? {};
    const isMore = found.length > LIMIT;
    return {
      accounts: [...person.accounts],
      items: items.map(({ row: _row, ...record }) => record),
      pageInfo:
        isMore && kind !== undefined && row !== undefined
          ? { nextCursor: encodeCursor({ kind, row }) }
          : {},
    };
  }

  /**
   * Erases who did something; what was done stays.
   *
   * @throws NotAllowedError
   */
  async erase(
    names: PersonNames,
    credentials: BackstageCredentials,
  ): Promise<ErasedPerson> {
    await this.#assertMayManage(credentials);
    const person = await this.#personOf(names);
    const erased = await this.#options.people.erase(person);
    return { accounts: [...person.accounts], ...erased };
  }

  async #personOf({
    userRef: written,
    accounts = [],
  }: PersonNames): Promise<Person> {
    const userRef = refOf(written);
    const named = accounts.map(one => one.trim());
    const wrong = named.findIndex(
      one => one === '' || NOBODY.includes(lower(one)),
    );
    if (wrong !== -1) {
      throw new InputError(
        `accounts[${wrong}]: is of no person; give a login, an id, an address or the name of an author`,
      );
    }
    if (userRef === undefined && named.length === 0) {
      throw new InputError('Name userRef, accounts or both');
    }
    const known =
      userRef === undefined
        ? []
        : await this.#options.finder.accountsOf(userRef);
    return {
      ...(userRef !== undefined && { userRef }),
      accounts: once([...named, ...known]),
    };
  }

  async #assertMayManage(credentials: BackstageCredentials): Promise<void> {
    await assertAdmin({
      ...this.#options,
      credentials,
      permission: buildHealthPeopleManagePermission,
      what: 'manage what is kept of people',
    });
  }
}
