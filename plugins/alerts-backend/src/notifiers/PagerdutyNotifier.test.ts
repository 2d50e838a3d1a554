import { patience, sharedMessage } from './__testUtils__/alertMessage';
import { PostOffice } from './__testUtils__/PostOffice';
import { PagerdutyNotifier } from './PagerdutyNotifier';

const ROUTING_KEY = 'R0123456789ABCDEFGHIJKLMNOPQRSTU';

describe('PagerdutyNotifier', () => {
  const office = new PostOffice();
  let url: string;

  beforeAll(async () => {
    url = `${await office.start()}/v2/enqueue`;
  });
  afterAll(() => office.stop());
  beforeEach(() => {
    office.posted.length = 0;
    office.answerWith(202, {}, '{"status":"success"}');
  });

  const send = (...fields: Parameters<typeof sharedMessage>) =>
    new PagerdutyNotifier({
      config: {
        name: 'core',
        title: 'by PagerDuty',
        url,
        routingKey: ROUTING_KEY,
      },
    }).send(sharedMessage(...fields), patience());
  const event = () => JSON.parse(office.posted[0].body);

  it('triggers with a page', async () => {
    const links = [
      { label: 'Graph', url: 'https://example.org/g' },
      // eslint-disable-next-line no-script-url
      { label: 'Bad', url: 'javascript:alert(1)' },
    ];
    const { reference } = await send({}, { links });
    expect(event()).toEqual({
      routing_key: ROUTING_KEY,
      event_action: 'trigger',
      dedup_key: 'callboard-a1b2c3',
      client: 'Callboard',
      client_url: sharedMessage().url,
      payload: {
        summary: 'critical: PaymentErrorRate (Ledger)',
        source: 'component:default/ledger',
        severity: 'critical',
        timestamp: '2026-12-01T03:06:00.000Z',
        component: 'component:default/ledger',
        custom_details: { alertname: 'PaymentErrorRate', region: 'eu' },
      },
      links: [
        { href: sharedMessage().url, text: 'Open the alert in Callboard' },
        { href: 'https://example.org/g', text: 'Graph' },
      ],
    });
    expect(reference).toBe('callboard-a1b2c3');
  });

  it.each([
    ['page', 'firing', 'trigger'],
    ['page', 'acknowledged', 'trigger'],
    ['page', 'resolved', 'resolve'],
    ['news', 'firing', 'trigger'],
    ['news', 'acknowledged', 'acknowledge'],
    ['news', 'resolved', 'resolve'],
    ['test', 'resolved', 'trigger'],
  ] as const)('a %s while it is %s is to %s', async (kind, state, action) => {
    await send({ kind }, { state });
    expect(event()).toMatchObject({
      event_action: action,
      dedup_key: 'callboard-a1b2c3',
    });
  });

  it('keeps what PagerDuty demands of an alert of nobody', async () => {
    await send(
      { title: `critical: ${'x'.repeat(2_000)}` },
      { entityRef: undefined, teamRef: undefined },
    );
    const { payload } = event();
    expect(payload.source).toBe('callboard');
    expect(payload.summary).toHaveLength(1_024);
  });

  it('gives up an event that PagerDuty refuses, and no other', async () => {
    office.answerWith(400, {}, ROUTING_KEY);
    await expect(send()).rejects.toMatchObject({
      name: 'NotRetriedError',
      message: 'pagerduty-core: answered 400',
    });
    office.answerWith(429);
    await expect(send()).rejects.toMatchObject({ name: 'Error' });
    office.answerWith(503, { 'retry-after': '5' });
    await expect(send()).rejects.toMatchObject({ retryAfterMs: 5_000 });
  });
});
