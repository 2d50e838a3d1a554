import type {
  BackstageCredentials,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { NotAllowedError } from '@backstage/errors';
import type { VisibleEntities } from '@internal/backend-kit';
import {
  AuthorizeResult,
  type BasicPermission,
} from '@backstage/plugin-permission-common';
import {
  buildHealthBuildReadPermission,
  buildHealthLogReadPermission,
} from '@callboard/backstage-plugin-build-health-common';
import type { Retention } from '../config/readRetention';
import type { BuildStore } from '../database/BuildStore';
import type { HealthStore } from '../database/HealthStore';
import type { PipelineDirectory } from '../entities/PipelineDirectory';
import type { Sources } from '../inbox/Sources';
import { BuildReader } from './BuildReader';
import { HealthReader } from './HealthReader';
import { LogReader } from './LogReader';
import {
  OrganisationReader,
  type OrganisationOptions,
} from './organisation/OrganisationReader';
import {
  OwnedBuildsReader,
  type OwnedBuildsOptions,
} from './organisation/OwnedBuildsReader';
import { WeeksReader } from './WeeksReader';

interface BuildsOptions {
  permissions: PermissionsService;
  visibleEntities: VisibleEntities;
  directory: PipelineDirectory;
  sources: Sources;
  retention: Retention;
  builds: BuildStore;
  health: HealthStore;
  organisation: OrganisationOptions & OwnedBuildsOptions;
  now?: () => Date;
}

/** Gives builds to whoever may read them, of entities that they see. */
export class AuthorizedBuilds {
  readonly #options: BuildsOptions;

  constructor(options: BuildsOptions) {
    this.#options = options;
  }

  /** @throws NotAllowedError when the caller may not read builds */
  async forReader(credentials: BackstageCredentials): Promise<HealthReader> {
    await this.#assert(
      credentials,
      buildHealthBuildReadPermission,
      'read builds',
    );
    const { visibleEntities, builds, ...rest } = this.#options;
    return new HealthReader({
      ...rest,
      store: builds,
      see: async refs =>
        (await visibleEntities.forCaller(credentials)).check(refs),
    });
  }

  /** @throws NotAllowedError when the caller may not read builds */
  async forWeeks(credentials: BackstageCredentials): Promise<WeeksReader> {
    await this.#assert(
      credentials,
      buildHealthBuildReadPermission,
      'read builds',
    );
    const { visibleEntities, builds, ...rest } = this.#options;
    return new WeeksReader({
      ...rest,
      store: builds,
      see: async refs =>
        (await visibleEntities.forCaller(credentials)).check(refs),
    });
  }

  /** @throws NotAllowedError when the caller may not read builds */
  async forOrganisation(
    credentials: BackstageCredentials,
  ): Promise<OrganisationReader> {
    await this.#assert(
      credentials,
      buildHealthBuildReadPermission,
      'read builds',
    );
    const { visibleEntities, organisation } = this.#options;
    return new OrganisationReader(organisation, async () =>
      (await visibleEntities.forCaller(credentials)).checkAll(),
    );
  }

  /** @throws NotAllowedError when the caller may not read builds */
  async forOwnedBuilds(
    credentials: BackstageCredentials,
  ): Promise<OwnedBuildsReader> {
    await this.#assert(
      credentials,
      buildHealthBuildReadPermission,
      'read builds',
    );
    const { visibleEntities, organisation } = this.#options;
    return new OwnedBuildsReader(organisation, async refs =>
      (await visibleEntities.forCaller(credentials)).check(refs),
    );
  }

  /** @throws NotAllowedError when the caller may not read builds */
  async forBuilds(credentials: BackstageCredentials): Promise<BuildReader> {
    await this.#assert(
      credentials,
      buildHealthBuildReadPermission,
      'read builds',
    );
    const { visibleEntities, builds, directory, retention } = this.#options;
    return new BuildReader({
      directory,
      jobsMs: retention.jobsMs,
      now: this.#options.now,
      store: builds,
      see: async refs =>
        (await visibleEntities.forCaller(credentials)).check(refs),
    });
  }

  /** @throws NotAllowedError when the caller may not read builds and their logs */
  async forLogs(credentials: BackstageCredentials): Promise<LogReader> {
    const builds = await this.forBuilds(credentials);
    await this.#assert(
      credentials,
      buildHealthLogReadPermission,
      'read logs of builds',
    );
    const { builds: store, sources } = this.#options;
    return new LogReader({ builds, store, sources });
  }

  async #assert(
    credentials: BackstageCredentials,
    permission: BasicPermission,
    what: string,
  ): Promise<void> {
    const [{ result }] = await this.#options.permissions.authorize(
      [{ permission }],
      { credentials },
    );
    if (result !== AuthorizeResult.ALLOW) {
      throw new NotAllowedError(`You may not ${what}`);
    }
  }
}
