import {
  DatabaseDigestStore,
  notificationsOf,
  SendDigestsJob,
} from '@internal/backend-kit';
import type {
  LoggerService,
  RootSystemMetadataService,
  SchedulerService,
} from '@backstage/backend-plugin-api';
import type { NotificationService } from '@backstage/plugin-notifications-node';
import type { Knex } from 'knex';
import type { OwnershipConfig } from './config/readOwnershipConfig';
import { DatabaseMessageStore } from './database/DatabaseMessageStore';
import { DatabaseTransferStore } from './database/DatabaseTransferStore';
import { DeliverMessagesJob } from './jobs/DeliverMessagesJob';
import type { OwnershipMetrics } from './metrics';
import { DigestDelivery } from './service/notices/DigestDelivery';
import { MessageDelivery } from './service/notices/MessageDelivery';
import type { Presenter } from './service/Presenter';
import type { Register } from './service/Register';

/** Starts to tell people: of transfers, soon after; of what they have to confirm, once a week. */
export async function startNotices(options: {
  db: Knex;
  config: Pick<OwnershipConfig, 'notifications' | 'digest' | 'pagePath'>;
  register: Register;
  presenter: Presenter;
  notifications: NotificationService;
  system: RootSystemMetadataService;
  scheduler: SchedulerService;
  metrics: OwnershipMetrics;
  logger: LoggerService;
}): Promise<void> {
  const { db, config, register, presenter, scheduler, metrics, logger } =
    options;
  // Messages are taken from the list all the same, so that none is told months later when they are switched on.
  const notifications = await notificationsOf({
    ...options,
    isEnabled: config.notifications,
    lost: 'transfers, or reminded to confirm',
  });
  const messages = new DatabaseMessageStore(db);
  metrics.watchGivenUp(() => messages.countGivenUp());
  await new DeliverMessagesJob({
    delivery: new MessageDelivery({
      messages,
      transfers: new DatabaseTransferStore(db),
      register,
      notifications,
      pagePath: config.pagePath,
      metrics,
      logger,
    }),
  }).start(scheduler);
  if (!config.notifications || !config.digest) return;
  await new SendDigestsJob({
    id: 'ownership-send-digests',
    delivery: new DigestDelivery({
      digests: new DatabaseDigestStore(db),
      register,
      presenter,
      notifications,
      pagePath: config.pagePath,
      time: config.digest,
      metrics,
      logger,
    }),
  }).start(scheduler);
}
