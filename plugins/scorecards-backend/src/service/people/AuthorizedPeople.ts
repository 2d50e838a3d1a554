import type {
  BackstageCredentials,
  PermissionsService,
  UserInfoService,
} from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import { assertAdmin, decodeCursor, encodeCursor } from '@internal/backend-kit';
import { z } from 'zod';
import { scorecardsPeopleManagePermission } from '@callboard/backstage-plugin-scorecards-common';
import type { PeopleStore, PersonRecord } from '../../database/PeopleStore';
import { lower } from '../access/Viewer';

/** Records of one answer. */
const LIMIT = 200;

/** In the place of a person whose name was erased. */
export const ERASED_PERSON_REF = 'user:default/erased';

const afterSchema = z.object({
  kind: z.enum([
    'document-version',
    'exemption',
    'sign-off',
    'acknowledgement',
    'push-token',
  ]),
  id: z.string().max(600),
});

interface PeopleOptions {
  people: Pick<PeopleStore, 'readRecords' | 'erase'>;
  permissions: PermissionsService;
  userInfo: UserInfoService;
  /** References of users and groups, in lower case. */
  admins: readonly string[];
  now: () => number;
}

/** Gives out and erases what is kept of a person, to whoever may; whichever services it is of. */
export class AuthorizedPeople {
  readonly #options: PeopleOptions;

  constructor(options: PeopleOptions) {
    this.#options = options;
  }

  /** @throws NotAllowedError */
  async readRecords(
    { userRef, cursor }: { userRef: string; cursor?: string },
    credentials: BackstageCredentials,
  ): Promise<{ items: PersonRecord[]; pageInfo: { nextCursor?: string } }> {
    await this.#assertMayManage(credentials);
    const found = await this.#options.people.readRecords(personOf(userRef), {
      limit: LIMIT + 1,
      ...(cursor !== undefined && { after: decodeCursor(cursor, afterSchema) }),
    });
    const items = found.slice(0, LIMIT);
    const last = items.at(-1);
    return {
      items,
      pageInfo:
        last && found.length > LIMIT
          ? { nextCursor: encodeCursor({ kind: last.kind, id: last.id }) }
          : {},
    };
  }

  /**
   * Erases who did something; what was done stays.
   *
   * @returns how many rows named the person
   * @throws NotAllowedError
   */
  async erase(
    userRef: string,
    credentials: BackstageCredentials,
  ): Promise<number> {
    await this.#assertMayManage(credentials);
    return this.#options.people.erase({
      userRef: personOf(userRef),
      erasedRef: ERASED_PERSON_REF,
      at: this.#options.now(),
    });
  }

  async #assertMayManage(credentials: BackstageCredentials): Promise<void> {
    await assertAdmin({
      ...this.#options,
      credentials,
      permission: scorecardsPeopleManagePermission,
      what: 'manage what is kept of people',
    });
  }
}

function personOf(written: string): string {
  const userRef = lower(written);
  if (!userRef.startsWith('user:') || userRef === ERASED_PERSON_REF) {
    throw new InputError(
      `userRef: ${userRef} is no person; give one such as user:default/ana`,
    );
  }
  return userRef;
}
