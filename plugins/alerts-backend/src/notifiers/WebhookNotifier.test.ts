import { createHmac } from 'node:crypto';
import type { AlertMessage } from '@callboard/backstage-plugin-alerts-node';
import {
  alertMessage,
  patience,
  sharedMessage,
} from './__testUtils__/alertMessage';
import { PostOffice } from './__testUtils__/PostOffice';
import { WebhookNotifier } from './WebhookNotifier';

const SECRET = 'b8f1f6f2c0a94c1e8f0e7a1d5c3b2a19';

describe('WebhookNotifier', () => {
  const office = new PostOffice();
  let url: string;

  beforeAll(async () => {
    url = `${await office.start()}/hook?token=s3cr3t`;
  });
  afterAll(() => office.stop());
  afterEach(() => {
    office.posted.length = 0;
    office.answerWith(200);
  });

  const notifierOf = () =>
    new WebhookNotifier({
      config: {
        name: 'sms',
        title: 'by text message',
        url,
        secret: SECRET,
        audience: 'personal',
      },
      clock: () => Date.UTC(2026, 11, 1, 3, 6, 7, 890),
    });
  const send = async (message: AlertMessage) => {
    await notifierOf().send(message, patience());
    const [last] = office.posted.slice(-1);
    return { ...last, json: JSON.parse(last.body) };
  };

  it('is what the configuration says', () => {
    expect(notifierOf()).toMatchObject({
      id: 'webhook-sms',
      title: 'by text message',
      audience: 'personal',
    });
  });

  it('posts all there is to know, and nothing besides', async () => {
    const message = alertMessage(
      {},
      { links: [{ label: 'Graph', url: 'https://example.org/g' }] },
    );
    const { method, path, headers, json } = await send(message);
    expect([method, path]).toEqual(['POST', '/hook?token=s3cr3t']);
    expect(headers['content-type']).toBe('application/json');
    expect(json).toEqual({ version: 1, ...message });
    const { json: shared } = await send(sharedMessage());
    expect(shared).not.toHaveProperty('recipient');
  });

  it('signs the time and the body', async () => {
    const { headers, body } = await send(alertMessage({ title: 'Zürich 🧾' }));
    const timestamp = `${Date.UTC(2026, 11, 1, 3, 6, 7) / 1_000}`;
    expect(headers['x-callboard-timestamp']).toBe(timestamp);
    const expected = createHmac('sha256', SECRET)
      .update(`${timestamp}.${body}`)
      .digest('hex');
    expect(headers['x-callboard-signature']).toBe(`sha256=${expected}`);
    expect(`${JSON.stringify(headers)}${body}`).not.toContain(SECRET);
  });

  it('tells by a key that it is the same again', async () => {
    const first = await send(alertMessage());
    const again = await send(alertMessage());
    expect(again.headers['idempotency-key']).toBe(alertMessage().key);
    expect(again.json.key).toBe(first.json.key);
    expect(again.body).toBe(first.body);
  });

  it('is content when it has come before', async () => {
    office.answerWith(409);
    await expect(
      notifierOf().send(alertMessage(), patience()),
    ).resolves.toEqual({});
  });

  it('names itself and the status when it is refused, not the address', async () => {
    office.answerWith(410, {}, 's3cr3t');
    const sending = notifierOf().send(alertMessage(), patience());
    await expect(sending).rejects.toMatchObject({
      name: 'NotRetriedError',
      message: 'webhook-sms: answered 410',
    });
  });

  it('waits as long as it is asked to', async () => {
    office.answerWith(429, { 'retry-after': '12' });
    const sending = notifierOf().send(alertMessage(), patience());
    await expect(sending).rejects.toMatchObject({
      name: 'RetryLaterError',
      retryAfterMs: 12_000,
      message: 'webhook-sms: answered 429',
    });
  });

  it('passes names of labels on as they are', async () => {
    const labels = JSON.parse('{"__proto__":"a","constructor":"b"}');
    const { body } = await send(alertMessage({}, { labels }));
    expect(body).toContain('"labels":{"__proto__":"a","constructor":"b"}');
  });
});
