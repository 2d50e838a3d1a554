import type {
  LoggerService,
  RootSystemMetadataService,
  SchedulerService,
} from '@backstage/backend-plugin-api';
import type { MetricsService } from '@backstage/backend-plugin-api/alpha';
import type { NotificationService } from '@backstage/plugin-notifications-node';
import {
  DigestSender,
  notificationsOf,
  SendDigestsJob,
  type DigestStore,
  type DigestTime,
} from '@internal/backend-kit';
import type { RunStore } from '../database/RunStore';
import type { Directory } from '../entities/Directory';
import { digestCounter } from '../metrics';
import type { AlertRuleStore } from '../rules/AlertRuleStore';
import type { Pages } from '../service/Register';
import type { CoverageReader } from '../service/trust/CoverageReader';
import { DigestWriter } from './DigestWriter';

/** Tells each team, once a week, what of its playbooks and alerts needs it. */
export async function startDigests(options: {
  config: { digest?: DigestTime; notifications: boolean };
  digests: DigestStore;
  directory: Directory;
  register: Pages;
  coverage: CoverageReader;
  ruleStore: AlertRuleStore;
  runStore: RunStore;
  notifications: NotificationService;
  system: RootSystemMetadataService;
  scheduler: SchedulerService;
  metrics: MetricsService;
  logger: LoggerService;
}): Promise<void> {
  const { config, ruleStore, runStore, scheduler, metrics } = options;
  const { digest: time, notifications: isEnabled } = config;
  if (!time || !isEnabled) return;
  const writer = new DigestWriter({
    ...options,
    rules: ruleStore,
    runs: runStore,
    pagePath: '/playbooks',
  });
  const delivery = new DigestSender({
    ...options,
    time,
    notifications: await notificationsOf({
      ...options,
      isEnabled,
      lost: 'what of its playbooks needs it',
    }),
    title: 'Digests of playbooks',
    count: digestCounter(metrics),
    write: () => writer.write(),
  });
  await new SendDigestsJob({ id: 'playbooks-send-digests', delivery }).start(
    scheduler,
  );
}
