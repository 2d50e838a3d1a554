import type {
  BackstageCredentials,
  PermissionsService,
  UserInfoService,
} from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import { assertAdmin, decodeCursor, encodeCursor } from '@internal/backend-kit';
import {
  alertsAdministerPermission,
  type AlertsPersonRecordPage,
} from '@callboard/backstage-plugin-alerts-common';
import { z } from 'zod';
import { ERASED_PERSON_REF, type PeopleStore } from '../database/PeopleStore';
import { lower } from '../directory/lower';
import type { ReferenceMoves } from './ReferenceMoves';

/** Records of one answer. */
const LIMIT = 200;

const afterSchema = z.object({
  kind: z.enum([
    'alert',
    'timeline-entry',
    'page',
    'message',
    'policy',
    'silence',
    'remembered-route',
    'routing-key',
    'delivery',
    'personal-rules',
    'handoff-note',
  ]),
  id: z.string().max(400),
});

/** Gives out and erases what is kept of a person, to whoever may; whichever services it is of. */
export class AuthorizedPeople {
  readonly #options: {
    people: Pick<PeopleStore, 'readRecords'>;
    moves: Pick<ReferenceMoves, 'move'>;
    permissions: PermissionsService;
    userInfo: UserInfoService;
    /** References of users and groups, in lower case. */
    admins: readonly string[];
  };

  constructor(options: {
    people: Pick<PeopleStore, 'readRecords'>;
    moves: Pick<ReferenceMoves, 'move'>;
    permissions: PermissionsService;
    userInfo: UserInfoService;
    admins: readonly string[];
  }) {
    this.#options = options;
  }

  /** @throws NotAllowedError */
  async readRecords(
    { userRef, cursor }: { userRef: string; cursor?: string },
    credentials: BackstageCredentials,
  ): Promise<AlertsPersonRecordPage> {
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
    const fromRef = personOf(userRef);
    return this.#options.moves.move({ fromRef, toRef: ERASED_PERSON_REF });
  }

  async #assertMayManage(credentials: BackstageCredentials): Promise<void> {
    await assertAdmin({
      ...this.#options,
      credentials,
      permission: alertsAdministerPermission,
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
