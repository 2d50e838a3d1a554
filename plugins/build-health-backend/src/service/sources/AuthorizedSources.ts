import type {
  BackstageCredentials,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { InputError, NotFoundError } from '@backstage/errors';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { assertMay } from '@internal/backend-kit';
import {
  buildHealthBuildReadPermission,
  buildHealthSourceManagePermission,
  type BuildSourceCheck,
  type BuildSourceState,
  type DeadDeliveryInfo,
} from '@callboard/backstage-plugin-build-health-common';
import type { BuildSource } from '@callboard/backstage-plugin-build-health-node';
import type { BuildStore } from '../../database/BuildStore';
import type {
  DeliveryCounts,
  DeliveryStore,
} from '../../database/DeliveryStore';
import type { Sources } from '../../inbox/Sources';
import { WEBHOOKS_PATH } from '../../inbox/webhookPath';
import type { PollOverview } from '../../polling/PollOverview';
import type { PollWishes } from '../../polling/PollWishes';
import { checkSource } from './checkSource';
import { Pace } from './Pace';

const MOST_DEAD = 100;
const NO_DELIVERIES: DeliveryCounts = { waiting: 0, dead: 0, repeats: 0 };
/** Somebody who mends a configuration tries it a few times; each try is some calls to the provider. */
const CHECKS = { most: 5, withinMs: 60_000 };
/** It asks for all that entities name. */
const POLLS = { most: 2, withinMs: 60_000 };

interface SourcesOptions {
  permissions: PermissionsService;
  sources: Sources;
  builds: Pick<BuildStore, 'readSources'>;
  deliveries: DeliveryStore;
  polling: Pick<PollOverview, 'read' | 'sampleOf'>;
  wishes: Pick<PollWishes, 'add'>;
  now?: () => Date;
}

const cannotBeAsked = ({ id }: BuildSource) =>
  new InputError(
    `Source ${id} only takes what it is sent: it has no credentials to ask its provider with, or its provider cannot be asked`,
  );

/** Shows sources to whoever may read builds, and has them looked after by whoever may manage them. */
export class AuthorizedSources {
  readonly #options: SourcesOptions;
  readonly #now: () => Date;
  readonly #checks = new Pace(CHECKS);
  readonly #polls = new Pace(POLLS);

  constructor(options: SourcesOptions) {
    this.#options = options;
    this.#now = options.now ?? (() => new Date());
  }

  async list(credentials: BackstageCredentials): Promise<BuildSourceState[]> {
    const { sources, builds, deliveries, polling, permissions } = this.#options;
    await assertMay({
      permissions,
      credentials,
      permission: buildHealthBuildReadPermission,
      what: 'read builds',
    });
    const [known, counts, withReasons] = await Promise.all([
      builds.readSources(),
      deliveries.counts(),
      this.#mayManage(credentials),
    ]);
    const stateOf = async (source: BuildSource): Promise<BuildSourceState> => {
      const { id, title, provider, verify, progressUnit } = source;
      const { lastReceivedAt, ...count } = counts.get(id) ?? NO_DELIVERIES;
      const { pipelines = 0, lastBuildAt } = known.get(id) ?? {};
      const { backfill, ...polled } = await polling.read(id, { withReasons });
      return {
        id,
        title,
        provider,
        ...(verify && { webhookPath: `${WEBHOOKS_PATH}/${id}` }),
        pipelines,
        ...count,
        ...(lastReceivedAt && {
          lastReceivedAt: lastReceivedAt.toISOString(),
        }),
        ...(lastBuildAt && { lastBuildAt: lastBuildAt.toISOString() }),
        canCheck: source.check !== undefined,
        canPoll: source.poll !== undefined,
        ...polled,
        ...(backfill && {
          backfill: {
            ...backfill,
            ...(progressUnit && { unit: progressUnit }),
          },
        }),
      };
    };
    return Promise.all(sources.all().map(stateOf));
  }

  async listDead(
    credentials: BackstageCredentials,
  ): Promise<DeadDeliveryInfo[]> {
    await this.#assertMayManage(credentials, 'see what sources sent');
    const dead = await this.#options.deliveries.readDead(MOST_DEAD);
    return dead.map(({ id, receivedAt, ...rest }) => ({
      ...rest,
      id: String(id),
      receivedAt: receivedAt.toISOString(),
    }));
  }

  async retry(id: string, credentials: BackstageCredentials): Promise<void> {
    await this.#assertMayManage(credentials, 'see what sources sent');
    if (!(await this.#options.deliveries.retry(Number(id), this.#now()))) {
      throw new NotFoundError(`No delivery ${id} was given up`);
    }
  }

  /** @throws InputError where the source cannot be asked at all */
  async check(
    id: string,
    credentials: BackstageCredentials,
  ): Promise<BuildSourceCheck> {
    const source = await this.#managed(id, credentials);
    if (!source.check) throw cannotBeAsked(source);
    this.#checks.take(id, this.#now());
    const scopes = await this.#options.polling.sampleOf(id);
    return checkSource(source, { scopes, now: this.#now });
  }

  /** @throws InputError where the source cannot be asked at all */
  async poll(id: string, credentials: BackstageCredentials): Promise<void> {
    const source = await this.#managed(id, credentials);
    if (!source.poll) throw cannotBeAsked(source);
    this.#polls.take(id, this.#now());
    await this.#options.wishes.add(id);
  }

  async #managed(
    id: string,
    credentials: BackstageCredentials,
  ): Promise<BuildSource> {
    await this.#assertMayManage(credentials, 'manage sources of builds');
    const source = this.#options.sources.get(id);
    if (!source) throw new NotFoundError(`No source ${id}`);
    return source;
  }

  async #mayManage(credentials: BackstageCredentials): Promise<boolean> {
    const [{ result }] = await this.#options.permissions.authorize(
      [{ permission: buildHealthSourceManagePermission }],
      { credentials },
    );
    return result === AuthorizeResult.ALLOW;
  }

  #assertMayManage(
    credentials: BackstageCredentials,
    what: string,
  ): Promise<void> {
    return assertMay({
      permissions: this.#options.permissions,
      credentials,
      permission: buildHealthSourceManagePermission,
      what,
    });
  }
}
