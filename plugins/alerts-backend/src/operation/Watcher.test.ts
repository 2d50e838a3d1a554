import { createHmac } from 'node:crypto';
import type { WatcherConfig } from '../config/readHeartbeat';
import { PostOffice } from '../notifiers/__testUtils__/PostOffice';
import { Watcher } from './Watcher';

const SECRET = 'b8f1f6f2c0a94c1e8f0e7a1d5c3b2a19';
const AT = Date.UTC(2026, 10, 28, 3, 6, 7, 890);
const { signal } = new AbortController();

describe('Watcher', () => {
  const office = new PostOffice();
  let url: string;

  beforeAll(async () => {
    url = `${await office.start()}/ping/s3cr3t`;
  });
  afterAll(() => office.stop());
  afterEach(() => {
    office.posted.length = 0;
    office.answerWith(200);
  });

  const tell = async (config: Omit<WatcherConfig, 'url'>) => {
    const watcher = new Watcher({
      config: { url, ...config },
      portalUrl: 'https://portal.example.com',
      everyMs: 60_000,
    });
    await watcher.tell(AT, signal);
    return office.posted[0];
  };

  it('asks for an address', async () => {
    const { method, path, headers, body } = await tell({ form: 'get' });
    expect([method, path, body]).toEqual(['GET', '/ping/s3cr3t', '']);
    expect(headers['content-type']).toBeUndefined();
  });

  it('posts when it was, signed as webhooks are', async () => {
    const { method, headers, body } = await tell({
      ...{ form: 'post', secret: SECRET, authorization: 'Bearer x' },
    });
    expect(method).toBe('POST');
    expect(JSON.parse(body)).toEqual({
      ...{ version: 1, at: '2026-11-28T03:06:07.890Z', everySeconds: 60 },
      portal: 'https://portal.example.com',
    });
    const timestamp = `${headers['x-callboard-timestamp']}`;
    expect(timestamp).toBe(`${Math.floor(AT / 1_000)}`);
    const signature = createHmac('sha256', SECRET)
      .update(`${timestamp}.${body}`)
      .digest('hex');
    expect(headers).toMatchObject({
      authorization: 'Bearer x',
      'x-callboard-signature': `sha256=${signature}`,
    });
  });

  it('keeps an alert of Alertmanager firing', async () => {
    const { headers, body } = await tell({ form: 'alertmanager' });
    expect(JSON.parse(body)).toMatchObject([
      {
        labels: { alertname: 'CallboardHeartbeat' },
        endsAt: '2026-11-28T03:09:07.890Z',
        generatorURL: 'https://portal.example.com/alerts',
      },
    ]);
    expect(headers['x-callboard-signature']).toBeUndefined();
  });

  it('says what was answered, and not where', async () => {
    office.answerWith(404);
    let message = '';
    await tell({ form: 'post' }).catch(error => {
      message = error.message;
    });
    expect(message).toBe('heartbeat: answered 404');
  });
});
