import type {
  BackstageCredentials,
  BackstageUserPrincipal,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { NotAllowedError } from '@backstage/errors';
import type { BasicPermission } from '@backstage/plugin-permission-common';
import { assertMay } from '@internal/backend-kit';
import {
  playbooksRunCreatePermission,
  playbooksRunUpdatePermission,
  type NewMark,
  type NewRun,
  type Run,
  type RunEnd,
  type RunListPage,
  type RunPage,
} from '@callboard/backstage-plugin-playbooks-common';
import type { AuthorizedPlaybooks } from '../AuthorizedPlaybooks';
import type { RunDesk, RunPerson } from './RunDesk';
import type { RunReader, RunViewer } from './RunReader';

/** Full reference of the caller in lower case; undefined for another backend. */
function userRefOf({ principal }: BackstageCredentials): string | undefined {
  const { type, userEntityRef } = principal as Partial<BackstageUserPrincipal>;
  return type === 'user'
    ? userEntityRef?.toLocaleLowerCase('en-US')
    : undefined;
}

/** Lets in who may read the page of a run, and who may write in it. The author of a mark is whoever signed in, never a field. */
export class AuthorizedRuns {
  readonly #playbooks: AuthorizedPlaybooks;
  readonly #permissions: PermissionsService;
  readonly #reader: RunReader;
  readonly #desk: RunDesk;

  constructor(options: {
    playbooks: AuthorizedPlaybooks;
    permissions: PermissionsService;
    reader: RunReader;
    desk: RunDesk;
  }) {
    this.#playbooks = options.playbooks;
    this.#permissions = options.permissions;
    this.#reader = options.reader;
    this.#desk = options.desk;
  }

  async list(
    request: Parameters<RunReader['list']>[0],
    credentials: BackstageCredentials,
  ): Promise<RunListPage> {
    return this.#reader.list(request, await this.#viewer(credentials));
  }

  async get(
    { id, after }: { id: string; after?: number },
    credentials: BackstageCredentials,
  ): Promise<Run> {
    return this.#reader.get(id, await this.#viewer(credentials), after);
  }

  async getPage(
    id: string,
    credentials: BackstageCredentials,
  ): Promise<RunPage> {
    return this.#reader.getPage(id, await this.#viewer(credentials));
  }

  async start(request: NewRun, credentials: BackstageCredentials) {
    const person = await this.#person(
      credentials,
      playbooksRunCreatePermission,
      'start runs',
    );
    await this.#desk.start(request, person);
    return this.#reader.get(request.id, person);
  }

  async mark(
    request: { id: string; marks: NewMark[]; after?: number },
    credentials: BackstageCredentials,
  ): Promise<Run> {
    const person = await this.#writer(credentials);
    await this.#desk.mark(request, person);
    return this.#reader.get(request.id, person, request.after);
  }

  async end(
    request: RunEnd & { id: string },
    credentials: BackstageCredentials,
  ): Promise<Run> {
    const person = await this.#writer(credentials);
    await this.#desk.end(request, person);
    return this.#reader.get(request.id, person);
  }

  async reopen(id: string, credentials: BackstageCredentials): Promise<Run> {
    const person = await this.#writer(credentials);
    await this.#desk.reopen(id, person);
    return this.#reader.get(id, person);
  }

  #writer(credentials: BackstageCredentials): Promise<RunPerson> {
    return this.#person(
      credentials,
      playbooksRunUpdatePermission,
      'write in runs',
    );
  }

  async #viewer(credentials: BackstageCredentials): Promise<RunViewer> {
    const pages = await this.#playbooks.forReader(credentials);
    return { pages, userRef: userRefOf(credentials) };
  }

  /** @throws `NotAllowedError` */
  async #person(
    credentials: BackstageCredentials,
    permission: BasicPermission,
    what: string,
  ): Promise<RunPerson> {
    const userRef = userRefOf(credentials);
    if (!userRef) {
      throw new NotAllowedError(`Only a signed-in user may ${what}`);
    }
    await assertMay({
      permissions: this.#permissions,
      credentials,
      permission,
      what,
    });
    return { pages: await this.#playbooks.forReader(credentials), userRef };
  }
}
