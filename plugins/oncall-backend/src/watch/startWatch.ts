import { followRenames, notificationsOf } from '@internal/backend-kit';
import type {
  AuditorService,
  LifecycleService,
  LoggerService,
  RootSystemMetadataService,
  SchedulerService,
} from '@backstage/backend-plugin-api';
import type { EventsService } from '@backstage/plugin-events-node';
import type { NotificationService } from '@backstage/plugin-notifications-node';
import type { SignalsService } from '@backstage/plugin-signals-node';
import type { Knex } from 'knex';
import type { NoticesConfig } from '../config/readNotices';
import { DatabaseMessageStore } from '../database/DatabaseMessageStore';
import { DatabaseRenameStore } from '../database/DatabaseRenameStore';
import { DatabaseServiceWatchStore } from '../database/DatabaseServiceWatchStore';
import { DatabaseWatchStore } from '../database/DatabaseWatchStore';
import type { OncallMetrics } from '../metrics';
import { MessageDelivery } from '../notices/MessageDelivery';
import { NoticeWriter } from '../notices/NoticeWriter';
import { ServiceNoticeWriter } from '../notices/ServiceNoticeWriter';
import type { Directory } from '../service/Directory';
import type { OwnerBook } from '../service/owners/OwnerBook';
import type { ScheduleBook } from '../service/ScheduleBook';
import type { ServiceChains } from '../service/ServiceChains';
import type { SourceBook } from '../service/sources/SourceBook';
import { ScheduleWatch } from './ScheduleWatch';
import { ServiceWatch } from './ServiceWatch';
import { WatchJob } from './WatchJob';

/**
 * Starts to follow what happens elsewhere, and to tell what happens here: to other backends as events, to open pages as signals, to people as notifications.
 *
 * @returns looks at once; to be called after each change
 */
export async function startWatch(options: {
  db: Knex;
  notices: NoticesConfig;
  book: ScheduleBook;
  directory: Directory;
  chains: ServiceChains;
  owners: OwnerBook;
  sourceBook: SourceBook;
  auditor: AuditorService;
  events: EventsService;
  signals: SignalsService;
  notifications: NotificationService;
  system: RootSystemMetadataService;
  scheduler: SchedulerService;
  lifecycle: LifecycleService;
  metrics: OncallMetrics;
  logger: LoggerService;
}): Promise<() => void> {
  const { db, notices, metrics } = options;
  const messages = new DatabaseMessageStore(db);
  metrics.watchMessages(() => messages.count());
  const job = new WatchJob({
    ...options,
    watch: new ScheduleWatch({
      ...options,
      store: new DatabaseWatchStore(db),
      notices: new NoticeWriter({ ...options, pagePath: notices.pagePath }),
      leads: notices.beforeShift,
    }),
    services: new ServiceWatch({
      ...options,
      store: new DatabaseServiceWatchStore(db),
      notices: new ServiceNoticeWriter({
        ...options,
        pagePath: notices.pagePath,
      }),
    }),
    delivery: new MessageDelivery({
      ...options,
      messages,
      notifications: await notificationsOf({
        ...options,
        isEnabled: notices.enabled,
        lost: 'shifts and gaps',
      }),
    }),
  });
  const wake = () => job.wake();
  await job.start(options);
  const renames = new DatabaseRenameStore(db);
  await followRenames({
    ...options,
    id: 'oncall-follow-renames',
    rename: async ({ actorRef, ...rename }) => {
      await renames.rename(rename, { actorRef, now: new Date() });
      wake();
    },
  });
  return wake;
}
