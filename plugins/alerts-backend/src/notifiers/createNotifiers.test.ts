import { ConfigReader } from '@backstage/config';
import { readNotifiers } from '../config/readNotifiers';
import { createNotifiers } from './createNotifiers';
import { NotifierRegistry } from './NotifierRegistry';

const portalUrl = 'https://portal.example.com';
const notifications = { send: async () => {} };

const everything = {
  email: { host: 'smtp.example.com', port: 587, from: 'alerts@example.com' },
  webhooks: [
    {
      name: 'sms',
      url: 'https://sms.example.com/',
      secret: 'x'.repeat(32),
      audience: 'personal',
    },
  ],
  slack: [{ name: 'payments', webhookUrl: 'https://hooks.example.com/x' }],
  pagerduty: [{ name: 'payments', routingKey: 'x'.repeat(32) }],
};

const create = (
  configured: typeof everything | undefined,
  isInstalled = true,
) =>
  createNotifiers({
    config: readNotifiers(
      new ConfigReader(configured ? { alerts: { notifiers: configured } } : {}),
    ),
    notifications: isInstalled ? notifications : undefined,
    portalUrl,
  });

describe('createNotifiers', () => {
  it('has a notifier for each thing that is configured, each with an id of its own', () => {
    const registry = new NotifierRegistry();
    for (const notifier of create(everything)) registry.addNotifier(notifier);
    expect(
      registry.list().map(({ id, title, audience }) => [id, title, audience]),
    ).toEqual([
      ['portal', 'in the portal', 'personal'],
      ['email', 'by mail', 'personal'],
      ['webhook-sms', 'by webhook sms', 'personal'],
      ['slack-payments', 'in Slack payments', 'shared'],
      ['pagerduty-payments', 'in PagerDuty payments', 'shared'],
    ]);
  });

  it('has the portal alone without configuration, if that has notifications', () => {
    expect(create(undefined).map(({ id }) => id)).toEqual(['portal']);
    expect(create(undefined, false)).toEqual([]);
  });
});
