import type {
  BackstageCredentials,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { NotAllowedError, ServiceUnavailableError } from '@backstage/errors';
import {
  AuthorizeResult,
  type BasicPermission,
} from '@backstage/plugin-permission-common';
import { assertMay, type VisibleEntities } from '@internal/backend-kit';
import { scorecardsResultReadPermission } from '@callboard/backstage-plugin-scorecards-common';
import type { Estates } from '../state/Estate';
import type { Teams } from './Teams';
import { userRefOf } from './userRefOf';
import { Viewer } from './Viewer';

/** A person who was let in to change something. */
export interface Person {
  viewer: Viewer;
  userRef: string;
}

interface AdmissionOptions {
  permissions: PermissionsService;
  visibleEntities: VisibleEntities;
  estates: Estates;
  teams: Teams;
  /** Whether all that is kept is in memory. */
  isReady: () => boolean;
}

/** Decides, once a request, who may come in, and what they see. */
export class Admission {
  readonly #options: AdmissionOptions;

  constructor(options: AdmissionOptions) {
    this.#options = options;
  }

  /** @throws NotAllowedError when the caller may not read scorecards */
  async reader(credentials: BackstageCredentials): Promise<Viewer> {
    const { permissions, visibleEntities, isReady } = this.#options;
    await assertMay({
      permissions,
      credentials,
      permission: scorecardsResultReadPermission,
      what: 'read scorecards',
    });
    if (!isReady()) {
      throw new ServiceUnavailableError(
        'Scorecards are being read after a start; try again in a moment',
      );
    }
    return new Viewer({
      ...this.#options,
      credentials,
      userRef: userRefOf(credentials),
      view: await visibleEntities.forCaller(credentials),
    });
  }

  /**
   * Only a person can decide and state something; who it is comes from the credentials.
   *
   * @param what - for the refusal: `ask for exemptions`
   * @param permission - that it takes besides
   * @throws NotAllowedError
   */
  async person(
    credentials: BackstageCredentials,
    what: string,
    permission?: BasicPermission,
  ): Promise<Person> {
    const viewer = await this.reader(credentials);
    const { userRef } = viewer;
    if (userRef === undefined) {
      throw new NotAllowedError(`Only a signed-in user may ${what}`);
    }
    if (permission) await this.assert(credentials, permission, what);
    return { viewer, userRef };
  }

  /** @throws NotAllowedError */
  assert(
    credentials: BackstageCredentials,
    permission: BasicPermission,
    what: string,
  ): Promise<void> {
    const { permissions } = this.#options;
    return assertMay({ permissions, credentials, permission, what });
  }

  async may(
    credentials: BackstageCredentials,
    permission: BasicPermission,
  ): Promise<boolean> {
    const [{ result }] = await this.#options.permissions.authorize(
      [{ permission }],
      { credentials },
    );
    return result === AuthorizeResult.ALLOW;
  }
}
