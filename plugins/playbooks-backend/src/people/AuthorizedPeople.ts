import type {
  BackstageCredentials,
  PermissionsService,
  UserInfoService,
} from '@backstage/backend-plugin-api';
import { assertAdmin, decodeCursor, encodeCursor } from '@internal/backend-kit';
import { InputError } from '@backstage/errors';
import {
  ERASED_PERSON_REF,
  playbooksPeopleManagePermission,
} from '@callboard/backstage-plugin-playbooks-common';
import { z } from 'zod';
import type { PeopleStore, PersonRecord } from './PeopleStore';

/** Runs of one answer; each has at most 5,000 entries. */
const LIMIT = 50;

const afterSchema = z.object({ after: z.string().max(36) });

const lower = (ref: string) => ref.toLocaleLowerCase('en-US');

/** Gives out and erases what is kept of a person, to whoever may; whichever pages the runs are of. */
export class AuthorizedPeople {
  readonly #store: PeopleStore;
  readonly #permissions: PermissionsService;
  readonly #userInfo: UserInfoService;
  readonly #admins: readonly string[];

  constructor(options: {
    people: PeopleStore;
    permissions: PermissionsService;
    userInfo: UserInfoService;
    /** References of users and groups. */
    admins: readonly string[];
  }) {
    this.#store = options.people;
    this.#permissions = options.permissions;
    this.#userInfo = options.userInfo;
    this.#admins = options.admins;
  }

  /** @throws NotAllowedError */
  async readRecords(
    { userRef, cursor }: { userRef: string; cursor?: string },
    credentials: BackstageCredentials,
  ): Promise<{ items: PersonRecord[]; pageInfo: { nextCursor?: string } }> {
    await this.#assertMayManage(credentials);
    const found = await this.#store.readRecords(lower(userRef), {
      limit: LIMIT + 1,
      ...(cursor !== undefined && decodeCursor(cursor, afterSchema)),
    });
    const items = found.slice(0, LIMIT);
    return {
      items,
      pageInfo:
        found.length > LIMIT
          ? { nextCursor: encodeCursor({ after: items[LIMIT - 1].runId }) }
          : {},
    };
  }

  /**
   * Erases who did something; what was done stays.
   *
   * @returns how many runs named the person
   * @throws NotAllowedError
   */
  async erase(
    userRef: string,
    credentials: BackstageCredentials,
  ): Promise<number> {
    await this.#assertMayManage(credentials);
    const fromRef = lower(userRef);
    if (!fromRef.startsWith('user:') || fromRef === ERASED_PERSON_REF) {
      throw new InputError(`userRef: ${fromRef} is no person`);
    }
    return this.#store.move({ fromRef, toRef: ERASED_PERSON_REF });
  }

  async #assertMayManage(credentials: BackstageCredentials): Promise<void> {
    await assertAdmin({
      permissions: this.#permissions,
      userInfo: this.#userInfo,
      admins: this.#admins,
      credentials,
      permission: playbooksPeopleManagePermission,
      what: 'manage what is kept of people',
    });
  }
}
