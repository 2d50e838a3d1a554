import type {
  BackstageCredentials,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { assertMay, type VisibleEntities } from '@internal/backend-kit';
import {
  buildHealthBuildReadPermission,
  buildHealthLogReadPermission,
} from '@callboard/backstage-plugin-build-health-common';
import type { Retention } from '../config/readRetention';
import type { BuildStore } from '../database/BuildStore';
import type { HealthStore } from '../database/HealthStore';
import type { TestStore } from '../database/TestStore';
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
  tests: TestStore;
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
    const { see } = await this.#seenBy(credentials);
    return new HealthReader({
      ...this.#options,
      store: this.#options.builds,
      see,
    });
  }

  /** @throws NotAllowedError when the caller may not read builds */
  async forWeeks(credentials: BackstageCredentials): Promise<WeeksReader> {
    const { see } = await this.#seenBy(credentials);
    return new WeeksReader({
      ...this.#options,
      store: this.#options.builds,
      see,
    });
  }

  /** @throws NotAllowedError when the caller may not read builds */
  async forOrganisation(
    credentials: BackstageCredentials,
  ): Promise<OrganisationReader> {
    const { seeAll } = await this.#seenBy(credentials);
    return new OrganisationReader(this.#options.organisation, seeAll);
  }

  /** @throws NotAllowedError when the caller may not read builds */
  async forOwnedBuilds(
    credentials: BackstageCredentials,
  ): Promise<OwnedBuildsReader> {
    const { see } = await this.#seenBy(credentials);
    return new OwnedBuildsReader(this.#options.organisation, see);
  }

  /** @throws NotAllowedError when the caller may not read builds */
  async forBuilds(credentials: BackstageCredentials): Promise<BuildReader> {
    const { see } = await this.#seenBy(credentials);
    const { builds, directory, retention, now } = this.#options;
    return new BuildReader({
      directory,
      jobsMs: retention.jobsMs,
      now,
      store: builds,
      see,
    });
  }

  /** @throws NotAllowedError when the caller may not read builds and their logs */
  async forLogs(credentials: BackstageCredentials): Promise<LogReader> {
    const builds = await this.forBuilds(credentials);
    const { builds: store, sources, permissions } = this.#options;
    await assertMay({
      permissions,
      credentials,
      permission: buildHealthLogReadPermission,
      what: 'read logs of builds',
    });
    return new LogReader({ builds, store, sources });
  }

  /** What the caller sees of entities. */
  async #seenBy(credentials: BackstageCredentials) {
    const { permissions, visibleEntities } = this.#options;
    await assertMay({
      permissions,
      credentials,
      permission: buildHealthBuildReadPermission,
      what: 'read builds',
    });
    const view = () => visibleEntities.forCaller(credentials);
    return {
      see: async (refs: readonly string[]) => (await view()).check(refs),
      seeAll: async () => (await view()).checkAll(),
    };
  }
}
