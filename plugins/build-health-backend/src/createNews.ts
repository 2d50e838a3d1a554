import type {
  AuthService,
  LoggerService,
  RootSystemMetadataService,
  SchedulerService,
} from '@backstage/backend-plugin-api';
import type { MetricsService } from '@backstage/backend-plugin-api/alpha';
import { stringifyEntityRef, type Entity } from '@backstage/catalog-model';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import type { EventsService } from '@backstage/plugin-events-node';
import type { NotificationService } from '@backstage/plugin-notifications-node';
import { notificationsOf } from '@internal/backend-kit';
import type { Knex } from 'knex';
import type { BuildHealthConfig } from './config/readBuildHealthConfig';
import type { BuildStore } from './database/BuildStore';
import type { TestStore } from './database/TestStore';
import { entitiesOfPipelines } from './entities/entitiesOfPipelines';
import type { PipelineDirectory } from './entities/PipelineDirectory';
import { TellNewsJob } from './jobs/TellNewsJob';
import { createNewsCounter } from './metrics';
import { DatabaseTrunkNewsStore } from './news/DatabaseTrunkNewsStore';
import { QuarantineReminders } from './news/QuarantineReminders';
import { TrunkNews } from './news/TrunkNews';

const titleOf = ({ metadata }: Entity) => metadata.title ?? metadata.name;

/** Teams directly below a team. */
const childrenOf = ({ relations = [] }: Entity) =>
  relations
    .filter(({ type }) => type === 'parentOf')
    .map(({ targetRef }) => targetRef);

/** Tells systems and owners of trunk that turns red or green, and of quarantines that end. The catalog is asked when there is something to tell. */
export async function createNews(options: {
  config: BuildHealthConfig;
  db: Knex;
  builds: Pick<BuildStore, 'readPipelines'>;
  directory: Pick<PipelineDirectory, 'all' | 'ownerOf' | 'isFilled'>;
  catalog: CatalogService;
  auth: AuthService;
  events: EventsService;
  notifications: NotificationService;
  system: RootSystemMetadataService;
  metrics: MetricsService;
  tests: Pick<TestStore, 'listEnding' | 'setReminded'>;
  scheduler: SchedulerService;
  logger: LoggerService;
}): Promise<void> {
  const { config, db, builds, directory, catalog, auth, scheduler } = options;
  const read = async (entityRefs: string[]) => {
    const credentials = await auth.getOwnServiceCredentials();
    const { items } = await catalog.getEntitiesByRefs(
      { entityRefs },
      { credentials },
    );
    return items.filter(item => item !== undefined);
  };
  const telling = {
    teamsBelow: async (groupRef: string) =>
      (await read([groupRef])).flatMap(childrenOf),
    count: createNewsCounter(options.metrics),
    notifications: await notificationsOf({
      ...options,
      isEnabled: config.notifications,
      lost: 'trunk that is red, and quarantines that end',
    }),
  };
  const news = new TrunkNews({
    ...options,
    ...config,
    ...telling,
    store: new DatabaseTrunkNewsStore(db),
    isReady: () => directory.isFilled,
    entitiesOf: async pipelineId => {
      const refs = entitiesOfPipelines(
        await builds.readPipelines([pipelineId]),
        directory.all(),
      ).get(pipelineId);
      return (await read(refs ?? [])).map(entity => {
        const entityRef = stringifyEntityRef(entity);
        const ownerRef = directory.ownerOf(entityRef);
        return {
          entityRef,
          title: titleOf(entity),
          ...(ownerRef && { ownerRef }),
        };
      });
    },
  });
  const reminders = new QuarantineReminders({
    ...options,
    ...telling,
    store: options.tests,
  });
  await new TellNewsJob({ news, reminders }).start(scheduler);
}
