import type {
  BackstageCredentials,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { NotAllowedError, NotFoundError } from '@backstage/errors';
import type { VisibleEntities } from '@internal/backend-kit';
import {
  AuthorizeResult,
  type BasicPermission,
} from '@backstage/plugin-permission-common';
import {
  buildHealthBuildReadPermission,
  buildHealthLogReadPermission,
  buildHealthSourceManagePermission,
  type BuildSourceState,
  type DeadDeliveryInfo,
} from '@callboard/backstage-plugin-build-health-common';
import type { BuildSource } from '@callboard/backstage-plugin-build-health-node';
import type { BuildStore } from '../database/BuildStore';
import type { DeliveryCounts, DeliveryStore } from '../database/DeliveryStore';
import type { HealthStore } from '../database/HealthStore';
import type { PipelineDirectory } from '../entities/PipelineDirectory';
import type { Sources } from '../inbox/Sources';
import { WEBHOOKS_PATH } from '../inbox/webhookPath';
import type { PollOverview } from '../polling/PollOverview';
import { BuildReader } from './BuildReader';
import { HealthReader } from './HealthReader';
import { LogReader } from './LogReader';
import {
  OrganisationReader,
  type OrganisationOptions,
} from './organisation/OrganisationReader';

const MOST_DEAD = 100;
const NO_DELIVERIES: DeliveryCounts = { waiting: 0, dead: 0, repeats: 0 };

interface BuildsOptions {
  permissions: PermissionsService;
  visibleEntities: VisibleEntities;
  directory: PipelineDirectory;
  sources: Sources;
  builds: BuildStore;
  health: HealthStore;
  organisation: OrganisationOptions;
  deliveries: DeliveryStore;
  polling: Pick<PollOverview, 'read'>;
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
  async forBuilds(credentials: BackstageCredentials): Promise<BuildReader> {
    await this.#assert(
      credentials,
      buildHealthBuildReadPermission,
      'read builds',
    );
    const { visibleEntities, builds, directory } = this.#options;
    return new BuildReader({
      directory,
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

  async listSources(
    credentials: BackstageCredentials,
  ): Promise<BuildSourceState[]> {
    await this.#assert(
      credentials,
      buildHealthBuildReadPermission,
      'read builds',
    );
    const { sources, builds, deliveries, polling } = this.#options;
    const [pipelines, counts] = await Promise.all([
      builds.countPipelines(),
      deliveries.counts(),
    ]);
    const stateOf = async (source: BuildSource): Promise<BuildSourceState> => {
      const { id, title, provider, verify } = source;
      const { lastReceivedAt, ...count } = counts.get(id) ?? NO_DELIVERIES;
      return {
        id,
        title,
        provider,
        ...(verify && { webhookPath: `${WEBHOOKS_PATH}/${id}` }),
        pipelines: pipelines.get(id) ?? 0,
        ...count,
        ...(lastReceivedAt && {
          lastReceivedAt: lastReceivedAt.toISOString(),
        }),
        ...(await polling.read(id)),
      };
    };
    return Promise.all(sources.all().map(stateOf));
  }

  async listDead(
    credentials: BackstageCredentials,
  ): Promise<DeadDeliveryInfo[]> {
    await this.#assertMayManage(credentials);
    const dead = await this.#options.deliveries.readDead(MOST_DEAD);
    return dead.map(({ id, receivedAt, ...rest }) => ({
      ...rest,
      id: String(id),
      receivedAt: receivedAt.toISOString(),
    }));
  }

  async retry(id: string, credentials: BackstageCredentials): Promise<void> {
    await this.#assertMayManage(credentials);
    const now = this.#options.now?.() ?? new Date();
    if (!(await this.#options.deliveries.retry(Number(id), now))) {
      throw new NotFoundError(`No delivery ${id} was given up`);
    }
  }

  #assertMayManage(credentials: BackstageCredentials): Promise<void> {
    return this.#assert(
      credentials,
      buildHealthSourceManagePermission,
      'see what sources sent',
    );
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
