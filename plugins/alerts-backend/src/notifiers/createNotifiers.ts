import type { NotificationService } from '@backstage/plugin-notifications-node';
import type { AlertNotifier } from '@callboard/backstage-plugin-alerts-node';
import type { NotifiersConfig } from '../config/readNotifiers';
import { EmailNotifier } from './EmailNotifier';
import { PagerdutyNotifier } from './PagerdutyNotifier';
import { PortalNotifier } from './PortalNotifier';
import { SlackNotifier } from './SlackNotifier';
import { WebhookNotifier } from './WebhookNotifier';

export interface NotifierOptions {
  config: NotifiersConfig;
  /** Absent in a portal without notifications: a page that goes nowhere must not count as sent. */
  notifications?: NotificationService;
  /** `app.baseUrl` */
  portalUrl: string;
}

/** The ways to reach people that need no module: the portal, and those of the configuration. */
export function createNotifiers(options: NotifierOptions): AlertNotifier[] {
  const { config, notifications, portalUrl } = options;
  const { email, webhooks, slack, pagerduty } = config;
  return [
    ...(notifications
      ? [new PortalNotifier({ notifications, portalUrl })]
      : []),
    ...(email ? [new EmailNotifier({ config: email })] : []),
    ...webhooks.map(each => new WebhookNotifier({ config: each })),
    ...slack.map(each => new SlackNotifier({ config: each })),
    ...pagerduty.map(each => new PagerdutyNotifier({ config: each })),
  ];
}
