import type {
  LoggerService,
  RootSystemMetadataService,
  SchedulerService,
} from '@backstage/backend-plugin-api';
import type { NotificationService } from '@backstage/plugin-notifications-node';
import {
  DigestSender,
  notificationsOf,
  SendDigestsJob,
} from '@internal/backend-kit';
import type { Stores } from './createStores';
import type { ScorecardsMetrics } from './metrics';
import { CampaignNotices } from './notices/CampaignNotices';
import { DigestWriter } from './notices/DigestWriter';
import { ExemptionNotices } from './notices/ExemptionNotices';
import { LevelNotices } from './notices/LevelNotices';
import { NoticeSender } from './notices/NoticeSender';
import type { NoticesConfig } from './notices/readNoticesConfig';
import { TellJob } from './notices/TellJob';
import { Reminders } from './reminding/Reminders';
import { RemindJob } from './reminding/RemindJob';
import type { Teams } from './service/access/Teams';
import type { Estates } from './service/state/Estate';
import type { World } from './service/World';

/** Starts to tell people: of levels, exemptions and campaigns whose days are near, soon after; of the rest, once a week. */
export async function startNotices(options: {
  config: NoticesConfig;
  world: World;
  estates: Estates;
  teams: Teams;
  stores: Stores;
  notifications: NotificationService;
  system: RootSystemMetadataService;
  scheduler: SchedulerService;
  metrics: ScorecardsMetrics;
  logger: LoggerService;
}): Promise<void> {
  const { config, world, teams, stores, scheduler, metrics } = options;
  const { runtime, now } = world;
  const { digest: time, notifications: isEnabled, pagePath } = config;
  // What is told to nobody counts as told, so that nothing old comes when they are switched on.
  const notifications = await notificationsOf({
    ...options,
    isEnabled,
    lost: 'levels, exemptions and campaigns',
  });
  const directory = () => teams.read();
  const shared = { ...options, ...stores, directory, pagePath };
  const sources = [
    new LevelNotices(world, shared),
    new ExemptionNotices(world, shared),
    new CampaignNotices(world, { ...shared, time }),
  ];
  const sender = new NoticeSender({
    ...shared,
    store: stores.notices,
    notifications,
    now,
  });
  await new TellJob({ ...shared, runtime, sources, sender }).start(scheduler);
  const reminders = new Reminders(world, { ...shared, ...config });
  await new RemindJob({ runtime, reminders }).start(scheduler);
  if (!isEnabled || !time) return;
  const writer = new DigestWriter(world, { ...shared, time });
  const delivery = new DigestSender({
    ...shared,
    time,
    notifications,
    title: 'Digests of scorecards',
    count: result => metrics.countNotice('digest', result),
    write: async () => {
      await runtime.ready();
      return writer.write();
    },
    clock: now,
  });
  await new SendDigestsJob({ id: 'scorecards-send-digests', delivery }).start(
    scheduler,
  );
}
