import type http from 'node:http';
import { LocalServer } from '@internal/test-kit';
import { JenkinsClient } from './JenkinsClient';

const { signal } = new AbortController();

describe('JenkinsClient', () => {
  let now = new Date('2026-11-27T03:00:00Z');
  let answer: http.RequestListener;
  let baseUrl: string;
  const asked: http.IncomingMessage[] = [];
  const server = new LocalServer((request, response) => {
    asked.push(request);
    answer(request, response);
  });
  beforeAll(async () => {
    baseUrl = `${await server.start()}/ci`;
  });
  beforeEach(() => {
    asked.length = 0;
    answer = (_request, response) => response.end('{}');
  });
  afterAll(() => server.stop());

  const clientOf = (callsPerMinute = 60) =>
    new JenkinsClient({
      baseUrl,
      credentials: { username: 'callboard', token: 'secret' },
      callsPerMinute,
      now: () => now,
      retryMs: 1,
    });

  it('asks below the path of the controller, with its token and without a crumb', async () => {
    const client = clientOf();
    await client.getJson('/job/a%252Fb/api/json', {
      tree: 'x[y]{0,1}',
      signal,
    });
    const [{ url, method, headers }] = asked;
    expect(url).toBe('/ci/job/a%252Fb/api/json?tree=x%5By%5D%7B0%2C1%7D');
    expect(method).toBe('GET');
    expect(headers.authorization).toBe(
      `Basic ${Buffer.from('callboard:secret').toString('base64')}`,
    );
    expect(Object.keys(headers).join()).not.toMatch(/crumb/i);
  });

  it('stays within the calls of a minute, and leaves some of them to what matters more', async () => {
    const client = clientOf(10);
    const ask = (share?: number) => client.getJson('/x', { share, signal });
    for (let calls = 0; calls < 5; calls++) await ask(0.5);
    await expect(ask(0.5)).rejects.toMatchObject({
      name: 'HeldError',
      until: new Date(now.getTime() + 60_000),
    });
    for (let calls = 0; calls < 5; calls++) await ask();
    await expect(ask()).rejects.toThrow('10 calls of this minute are used');
    expect(asked).toHaveLength(10);
    now = new Date(now.getTime() + 60_000);
    await ask(0.5);
  });

  it('waits until a date too, and for no longer than an hour', async () => {
    const waits = async (retryAfter: string, seconds: number) => {
      answer = (_request, response) =>
        response.writeHead(503, { 'retry-after': retryAfter }).end();
      await expect(clientOf().getJson('/x', { signal })).rejects.toMatchObject({
        until: new Date(now.getTime() + seconds * 1_000),
      });
    };
    await waits(new Date(now.getTime() + 90_000).toUTCString(), 90);
    await waits('999999', 3_600);
    await waits('soon', 60);
  });

  it('asks again after errors of a server, and not after others', async () => {
    const client = clientOf();
    answer = (_request, response) => response.writeHead(500).end();
    await expect(client.getJson('/x', { signal })).rejects.toThrow(
      'Jenkins has answered 500',
    );
    expect(asked).toHaveLength(3);
    answer = (_request, response) => response.writeHead(400).end();
    await expect(client.getJson('/x', { signal })).rejects.toThrow('400');
    answer = (_request, response) => response.writeHead(404).end();
    expect(await client.getJson('/x', { signal })).toBeUndefined();
  });

  it('reads no more than it has room for, whatever is sent', async () => {
    const piece = Buffer.alloc(1_024 * 1_024, ' ');
    answer = (_request, response) => {
      const send = () => {
        if (!response.destroyed) response.write(piece, () => send());
      };
      send();
    };
    await expect(clientOf().getJson('/x', { signal })).rejects.toMatchObject({
      name: 'ServerError',
      kind: 'large',
    });
  });

  it('says what to look at where a page of a login answers', async () => {
    answer = (_request, response) => response.end('<html>Sign in</html>');
    await expect(clientOf().getJson('/x', { signal })).rejects.toThrow(
      'something else than JSON: is baseUrl the address of the controller',
    );
  });

  it('shows of a refusal the permission that is missing, and no text of a stranger', async () => {
    const problemOf = async (permission: string) => {
      answer = (_request, response) =>
        response
          .writeHead(403, { 'x-required-permission': permission })
          .end('text');
      return clientOf().getJson('/x', { signal }).catch(String);
    };
    expect(await problemOf('hudson.model.Item.Discover')).toContain(
      ': Job/Discover is missing',
    );
    expect(await problemOf('com.acme.Plugin.View')).toContain(
      ': com.acme.Plugin.View is missing',
    );
    expect(await problemOf('<b>no id</b>')).toContain(
      ': Overall/Read or Job/Read is missing',
    );
  });
});
