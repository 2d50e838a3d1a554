import { CatalogFollower } from '@internal/backend-kit';
import type {
  AuthService,
  LifecycleService,
  LoggerService,
  SchedulerService,
} from '@backstage/backend-plugin-api';
import type { EventsService } from '@backstage/plugin-events-node';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import { FollowedServices } from './changes/FollowedServices';
import { hearChanges } from './changes/hearChanges';
import type { ServiceChangeStore } from './changes/ServiceChangeStore';
import type { PlaybooksConfig } from './config/readPlaybooksConfig';
import type { PageStore } from './database/PageStore';
import { FOLLOWED_KINDS, type Directory } from './entities/Directory';
import { ReadEntitySourcesJob } from './jobs/ReadEntitySourcesJob';
import { ReadSourcesJob } from './jobs/ReadSourcesJob';
import type { ImageStore } from './images/ImageStore';
import type { ImageSync } from './images/ImageSync';
import type { LinkCheck } from './links/LinkCheck';
import { PageParser } from './pages/PageParser';
import type { SourceBook } from './sources/SourceBook';
import { PageSync } from './sync/PageSync';

/** Reads the sources of the configuration and those of entities, again and again, and follows the catalog for the latter. */
export async function startReadingPages(options: {
  config: PlaybooksConfig;
  store: PageStore;
  book: SourceBook;
  directory: Directory;
  linkCheck: LinkCheck;
  imageSync: ImageSync;
  images: ImageStore;
  changes: ServiceChangeStore;
  events: EventsService;
  auth: AuthService;
  catalog: CatalogService;
  lifecycle: LifecycleService;
  logger: LoggerService;
  scheduler: SchedulerService;
}): Promise<void> {
  const { config, store, book, directory, linkCheck, imageSync } = options;
  const { changes, lifecycle, logger, scheduler } = options;
  const parser = new PageParser();
  lifecycle.addShutdownHook(() => parser.close());
  const sync = new PageSync({
    store,
    parser,
    links: linkCheck,
    images: imageSync,
    logger,
  });
  await new ReadSourcesJob({
    id: 'playbooks-read-sources',
    sync,
    sources: book.configured,
  }).start(scheduler, config.schedule);
  await hearChanges(options);
  await CatalogFollower.create({
    ...options,
    id: 'playbooks-follow-catalog',
    scope: 'local',
    store: new FollowedServices({ directory, changes }),
    filter: { kind: FOLLOWED_KINDS },
    onPass: ({ complete }) => {
      if (complete) directory.setWhole();
    },
  }).start(scheduler);
  await new ReadEntitySourcesJob({
    sync,
    book,
    images: options.images,
    isWhole: () => directory.isWhole,
    refreshMs: config.entityRefreshMs,
  }).start(scheduler);
}
