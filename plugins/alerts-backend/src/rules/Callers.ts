import type {
  BackstageCredentials,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { NotAllowedError, ServiceUnavailableError } from '@backstage/errors';
import {
  AuthorizeResult,
  type BasicPermission,
} from '@backstage/plugin-permission-common';
import { alertsAdministerPermission } from '@callboard/backstage-plugin-alerts-common';
import type { AlertDirectory } from '../directory/AlertDirectory';
import type { Admission } from '../service/access/Admission';
import { answersFor, type Groups } from '../service/access/answersFor';
import { personOf } from '../service/access/userRefOf';
import type { Viewer } from '../service/access/Viewer';

interface CallerOptions {
  viewer: Viewer;
  /** By policy. */
  isPermitted: boolean;
  isAdmin: boolean;
  directory: Groups & Pick<AlertDirectory, 'isReady'>;
}

/** Somebody who asks for what is decided about alerts, and what they may decide; for one request. */
export class Caller {
  readonly viewer: Viewer;
  /** Absent for another backend. */
  readonly userRef: string | undefined;
  readonly isPermitted: boolean;
  readonly isAdmin: boolean;
  readonly #directory: CallerOptions['directory'];
  readonly #answers = new Map<string, boolean>();

  constructor({ viewer, isPermitted, isAdmin, directory }: CallerOptions) {
    this.viewer = viewer;
    this.userRef = viewer.userRef;
    this.isPermitted = isPermitted;
    this.isAdmin = isAdmin;
    this.#directory = directory;
  }

  /** Whether the caller is of a team, or of one above it. */
  isOf(teamRef: string | undefined): boolean {
    if (teamRef === undefined) return false;
    const known = this.#answers.get(teamRef);
    if (known !== undefined) return known;
    const answer = answersFor(this.#directory, this.userRef, teamRef);
    this.#answers.set(teamRef, answer);
    return answer;
  }

  /** Whether the caller may decide for a team. */
  mayDecideFor(teamRef: string | undefined): boolean {
    return (
      this.userRef !== undefined &&
      this.isPermitted &&
      (this.isAdmin || this.isOf(teamRef))
    );
  }

  /**
   * @param what - for the refusal: `change policies`
   * @returns the caller's reference
   * @throws NotAllowedError where nobody is signed in, or a policy refuses it
   */
  enter(what: string): string {
    const by = personOf(this, what);
    if (!this.isPermitted) throw new NotAllowedError(`You may not ${what}`);
    return by;
  }

  /**
   * What is not theirs to decide.
   *
   * @throws NotAllowedError, or ServiceUnavailableError where that is not known yet
   */
  refuse(why: string): never {
    if (this.#directory.isReady) throw new NotAllowedError(why);
    throw new ServiceUnavailableError(
      'Who is in which team is being read after a start; try again in a moment',
    );
  }
}

/** Tells who asks, and what they may decide. */
export class Callers {
  readonly #options: {
    admission: Pick<Admission, 'viewer'>;
    permissions: PermissionsService;
    directory: CallerOptions['directory'];
    /** Users and groups; full references in lower case. */
    admins: readonly string[];
  };

  constructor(options: {
    admission: Pick<Admission, 'viewer'>;
    permissions: PermissionsService;
    directory: CallerOptions['directory'];
    admins: readonly string[];
  }) {
    this.#options = options;
  }

  /** Portals without a policy allow everything to everybody: who is an administrator is named in the configuration as well. */
  async caller(
    credentials: BackstageCredentials,
    permission: BasicPermission,
  ): Promise<Caller> {
    const { admission, permissions, directory, admins } = this.#options;
    const [viewer, [permitted, administer]] = await Promise.all([
      admission.viewer(credentials),
      permissions.authorize(
        [{ permission }, { permission: alertsAdministerPermission }],
        { credentials },
      ),
    ]);
    const isNamed = admins.some(ref => directory.isMember(viewer.userRef, ref));
    return new Caller({
      ...{ viewer, directory },
      isPermitted: permitted.result === AuthorizeResult.ALLOW,
      isAdmin: isNamed && administer.result === AuthorizeResult.ALLOW,
    });
  }
}
