import type {
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
import { DatabaseWatchStore } from '../database/DatabaseWatchStore';
import type { OncallMetrics } from '../metrics';
import { MessageDelivery } from '../notices/MessageDelivery';
import { notificationsOf } from '../notices/notificationsOf';
import { NoticeWriter } from '../notices/NoticeWriter';
import type { Directory } from '../service/Directory';
import type { ScheduleBook } from '../service/ScheduleBook';
import { ScheduleWatch } from './ScheduleWatch';
import { WatchJob } from './WatchJob';

/**
 * Starts to tell what happens: to other backends as events, to open pages as signals, to people as notifications.
 *
 * @returns looks at once; to be called after each change
 */
export async function startWatch(options: {
  db: Knex;
  notices: NoticesConfig;
  book: ScheduleBook;
  directory: Directory;
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
    delivery: new MessageDelivery({
      ...options,
      messages,
      notifications: await notificationsOf({
        ...options,
        isEnabled: notices.enabled,
      }),
    }),
  });
  await job.start(options);
  return () => job.wake();
}
