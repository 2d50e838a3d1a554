import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import { NotAllowedError } from '@backstage/errors';
import {
  oncallCalendarCreatePermission,
  type CalendarLink,
  type CalendarScope,
  type NewCalendarLink,
} from '@callboard/backstage-plugin-oncall-common';
import { userRefOf, type Admission } from '../Admission';
import type { CalendarDesk } from './CalendarDesk';

/** Decides whether the caller may have a calendar link. To see and revoke one's own no policy is asked: it takes away only. */
export class AuthorizedCalendarService {
  readonly #admission: Admission;
  readonly #desk: CalendarDesk;

  constructor(options: { admission: Admission; desk: CalendarDesk }) {
    this.#admission = options.admission;
    this.#desk = options.desk;
  }

  async createLink(
    scope: CalendarScope,
    { credentials }: { credentials: BackstageCredentials },
  ): Promise<NewCalendarLink> {
    const person = await this.#admission.writer(
      credentials,
      oncallCalendarCreatePermission,
      'make calendar links',
    );
    return this.#desk.create(scope, person);
  }

  async listLinks({
    credentials,
  }: {
    credentials: BackstageCredentials;
  }): Promise<{ items: CalendarLink[] }> {
    const ownerRef = ownerOf(credentials);
    return this.#desk.list(ownerRef, await this.#admission.reader(credentials));
  }

  async revokeLink(
    id: string,
    { credentials }: { credentials: BackstageCredentials },
  ): Promise<void> {
    await this.#desk.revoke(id, ownerOf(credentials));
  }
}

function ownerOf(credentials: BackstageCredentials): string {
  const userRef = userRefOf(credentials);
  if (!userRef) {
    throw new NotAllowedError('Only a signed-in user has calendar links');
  }
  return userRef;
}
