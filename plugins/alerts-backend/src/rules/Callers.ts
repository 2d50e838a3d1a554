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
import { personOf } from '../service/access/userRefOf';
import type { Viewer } from '../service/access/Viewer';

type Groups = Pick<
  AlertDirectory,
  'above' | 'below' | 'isMember' | 'isReady' | 'members'
>;

interface CallerOptions {
  viewer: Viewer;
  /** By policy. */
  isPermitted: boolean;
  isAdmin: boolean;
  directory: Groups;
}

/** Somebody who asks for what is decided about alerts, and what they may decide; for one request. */
export class Caller {
  readonly viewer: Viewer;
  /** Absent for another backend. */
  readonly userRef: string | undefined;
  readonly isPermitted: boolean;
  readonly isAdmin: boolean;
  readonly #directory: Groups;
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
    const directory = this.#directory;
    const answer =
      directory.isMember(this.userRef, teamRef) ||
      directory.above(teamRef).some(ref => this.#isAbove(ref));
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

  /**
   * A group without people of its own has those of all groups below it. They do not decide for each other, as those do who are in a
   * group above.
   */
  #isAbove(groupRef: string): boolean {
    const directory = this.#directory;
    if (!directory.isMember(this.userRef, groupRef)) return false;
    const under = new Set(
      directory.below(groupRef).flatMap(ref => directory.members(ref)),
    );
    const members = directory.members(groupRef);
    const isOnlyOfThose =
      members.length === under.size && members.every(ref => under.has(ref));
    return !isOnlyOfThose;
  }
}

/** Tells who asks, and what they may decide. */
export class Callers {
  readonly #options: {
    admission: Pick<Admission, 'viewer'>;
    permissions: PermissionsService;
    directory: Groups;
    /** Users and groups; full references in lower case. */
    admins: readonly string[];
  };

  constructor(options: {
    admission: Pick<Admission, 'viewer'>;
    permissions: PermissionsService;
    directory: Groups;
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
