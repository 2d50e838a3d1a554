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
import { entitiesOfPipelines } from './entities/entitiesOfPipelines';
import type { PipelineDirectory } from './entities/PipelineDirectory';
import { TellTrunkJob } from './jobs/TellTrunkJob';
import { createNewsCounter } from './metrics';
import { DatabaseTrunkNewsStore } from './news/DatabaseTrunkNewsStore';
import { TrunkNews } from './news/TrunkNews';

const titleOf = ({ metadata }: Entity) => metadata.title ?? metadata.name;

/** Teams directly below a team. */
const childrenOf = ({ relations = [] }: Entity) =>
  relations
    .filter(({ type }) => type === 'parentOf')
    .map(({ targetRef }) => targetRef);

/** Tells systems and owners of trunk that turns red or green. The catalog is asked when there is something to tell. */
export async function createNews(options: {
  config: BuildHealthConfig;
  db: Knex;
  builds: Pick<BuildStore, 'readPipelines'>;
  directory: Pick<PipelineDirectory, 'all' | 'ownerOf'>;
  catalog: CatalogService;
  auth: AuthService;
  events: EventsService;
  notifications: NotificationService;
  system: RootSystemMetadataService;
  metrics: MetricsService;
  scheduler: SchedulerService;
  logger: LoggerService;
}): Promise<TrunkNews> {
  const { config, db, builds, directory, catalog, auth } = options;
  const read = async (entityRefs: string[]) => {
    const credentials = await auth.getOwnServiceCredentials();
    const { items } = await catalog.getEntitiesByRefs(
      { entityRefs },
      { credentials },
    );
    return items.filter(item => item !== undefined);
  };
  const news = new TrunkNews({
    ...options,
    ...config,
    store: new DatabaseTrunkNewsStore(db),
    entitiesOf: async pipelineId => {
      const pipelines = await builds.readPipelines();
      const refs = entitiesOfPipelines(
        pipelines.filter(({ id }) => id === pipelineId),
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
    teamsBelow: async groupRef => (await read([groupRef])).flatMap(childrenOf),
    count: createNewsCounter(options.metrics),
    notifications: await notificationsOf({
      ...options,
      isEnabled: config.notifications,
      lost: 'trunk that is red',
    }),
  });
  await new TellTrunkJob({ news }).start(options.scheduler);
  return news;
}
