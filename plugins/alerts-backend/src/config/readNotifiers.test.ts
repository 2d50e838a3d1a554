import { ConfigReader } from '@backstage/config';
import type { JsonObject } from '@backstage/types';
import { readNotifiers } from './readNotifiers';

const read = (notifiers?: JsonObject) =>
  readNotifiers(new ConfigReader(notifiers ? { alerts: { notifiers } } : {}));

const email = {
  host: 'smtp.example.com',
  port: 587,
  from: 'Callboard <alerts@example.com>',
};
const webhook = {
  name: 'sms',
  url: 'https://sms.example.com/send?to=x',
  secret: '0123456789abcdef0123456789abcdef',
  audience: 'personal',
};
const slack = {
  name: 'payments',
  webhookUrl: 'https://hooks.slack.com/s3cr3t',
};
const pagerduty = {
  name: 'core',
  routingKey: 'R0123456789ABCDEFGHIJKLMNOPQRSTU',
};

describe('readNotifiers', () => {
  it('has none without configuration', () => {
    const none = { webhooks: [], slack: [], pagerduty: [] };
    expect(read()).toEqual(none);
    expect(read({})).toEqual({ ...none, email: undefined });
  });

  it('reads all of them, with what is usual', () => {
    expect(
      read({
        email,
        webhooks: [webhook, { ...webhook, name: '2', title: 'by pager' }],
        slack: [slack],
        pagerduty: [pagerduty],
      }),
    ).toEqual({
      email: {
        host: 'smtp.example.com',
        port: 587,
        secure: false,
        requireTls: false,
        credentials: undefined,
        from: { name: 'Callboard', address: 'alerts@example.com' },
        replyTo: undefined,
      },
      webhooks: [
        { ...webhook, title: 'by webhook sms' },
        { ...webhook, name: '2', title: 'by pager' },
      ],
      slack: [{ ...slack, title: 'in Slack payments' }],
      pagerduty: [
        {
          ...pagerduty,
          title: 'in PagerDuty core',
          url: 'https://events.pagerduty.com/v2/enqueue',
        },
      ],
    });
  });

  const login = { username: 'callboard', password: 'correct horse' };
  it.each([
    [{ port: 465 }, { secure: true, requireTls: false }],
    [
      { port: 465, secure: false },
      { secure: false, requireTls: false },
    ],
    [{ ...login }, { secure: false, requireTls: true, credentials: login }],
    [{ ...login, requireTls: false }, { requireTls: false }],
    [{ ...login, host: 'localhost' }, { requireTls: false }],
    [
      { ...login, port: 465 },
      { secure: true, requireTls: false },
    ],
    [{ requireTls: true }, { requireTls: true, credentials: undefined }],
    [
      { from: 'a@example.com', replyTo: '"On-call" <b@example.com>' },
      {
        from: { name: '', address: 'a@example.com' },
        replyTo: { name: 'On-call', address: 'b@example.com' },
      },
    ],
  ])('of mail with %j is %j', (written, expected) => {
    expect(read({ email: { ...email, ...written } }).email).toMatchObject(
      expected,
    );
  });

  it.each<[JsonObject, string]>([
    [{ email: { ...email, host: 'smtp://example.com' } }, 'email.host: '],
    [{ email: { port: 25, from: 'a@example.com' } }, 'email.host'],
    [{ email: { ...email, port: 0 } }, 'email.port: 0 is no'],
    [{ email: { ...email, port: 2.5 } }, 'email.port: 2.5 is no'],
    [{ email: { ...email, username: 'x' } }, 'email.password: is missing'],
    [{ email: { ...email, password: 's3cr3t' } }, 'email.username: is missing'],
    [{ email: { ...email, from: 'Callboard' } }, 'email.from: '],
    [{ email: { ...email, from: 'a@b.c\r\nBcc: x@y.z' } }, 'email.from: '],
    [{ email: { ...email, from: 'a@b.c, d@e.f' } }, 'email.from: '],
    [{ email: { ...email, replyTo: '<>' } }, 'email.replyTo: '],
    [{ webhooks: [{ ...webhook, name: 'SMS' }] }, "webhooks[0].name: 'SMS'"],
    [{ webhooks: [{ ...webhook, name: 'a_b' }] }, 'webhooks[0].name: '],
    [
      { webhooks: [{ ...webhook, name: 'x'.repeat(41) }] },
      'webhooks[0].name: ',
    ],
    [
      { webhooks: [webhook, webhook] },
      "webhooks[1].name: 'sms' is that of alerts.notifiers.webhooks[0] too",
    ],
    [
      { webhooks: [{ ...webhook, secret: 's3cr3t' }] },
      'webhooks[0].secret: has less than 32',
    ],
    [
      { webhooks: [{ ...webhook, audience: 'all' }] },
      "webhooks[0].audience: 'all' is neither",
    ],
    [
      { webhooks: [{ ...webhook, title: 'x'.repeat(101) }] },
      'webhooks[0].title: has more',
    ],
    [{ webhooks: [{ ...webhook, url: '/s3cr3t' }] }, 'webhooks[0].url: is no'],
    [
      { webhooks: [{ ...webhook, url: 'ftp://example.com/s3cr3t' }] },
      'webhooks[0].url: is no',
    ],
    [
      { webhooks: [{ ...webhook, url: 'https://u:s3cr3t@example.com/' }] },
      'webhooks[0].url: may have neither',
    ],
    [
      { slack: [slack, { ...slack, name: 'b', webhookUrl: 's3cr3t' }] },
      'slack[1].webhookUrl: is no',
    ],
    [{ slack: [{ name: 'x' }] }, 'slack[0].webhookUrl'],
    [
      { pagerduty: [{ ...pagerduty, routingKey: 's3cr3t' }] },
      'pagerduty[0].routingKey: has to have 32',
    ],
    [
      { pagerduty: [{ ...pagerduty, url: 'file:///s3cr3t' }] },
      'pagerduty[0].url: is no',
    ],
    [{ webhooks: webhook }, 'alerts.notifiers.webhooks'],
  ])('refuses %j', (written, problem) => {
    const reading = () => read(written);
    expect(reading).toThrow(problem);
    expect(reading).toThrow('alerts.notifiers.');
    expect(reading).not.toThrow('s3cr3t');
  });

  it('lets others who take such events have keys of their own', () => {
    const own = {
      name: 'own',
      routingKey: 'short',
      url: 'https://events.example.com/v2/enqueue',
    };
    expect(read({ pagerduty: [own] }).pagerduty[0]).toMatchObject(own);
  });
});
