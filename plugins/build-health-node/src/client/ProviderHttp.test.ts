import type http from 'node:http';
import { LocalServer } from '@internal/test-kit';
import { TooLargeError } from './errors';
import { ProviderHttp } from './ProviderHttp';

const SECRET = 'a-secret-of-the-provider';
const { signal } = new AbortController();

describe('ProviderHttp', () => {
  const asked: string[] = [];
  let answer: http.RequestListener;
  const server = new LocalServer((request, response) => {
    asked.push(`${request.url} ${request.headers.authorization}`);
    answer(request, response);
  });
  let baseUrl: string;
  const create = (
    options: Partial<ConstructorParameters<typeof ProviderHttp>[0]> = {},
  ) =>
    new ProviderHttp({
      provider: 'The provider',
      baseUrl,
      headers: { authorization: SECRET },
      waitMs: 1,
      timeoutMs: 2_000,
      ...options,
    });

  beforeAll(async () => {
    baseUrl = await server.start();
  });
  beforeEach(() => {
    asked.length = 0;
  });
  afterAll(() => server.stop());

  it('sends what is asked, and gives what is answered', async () => {
    answer = (_, response) => response.writeHead(404, { a: 'b' }).end('no');
    const { status, headers, body } = await create().get('/x', {
      query: { page: 2, 'state[]': ['a b', 'c'] },
      signal,
    });
    expect([status, headers.get('a'), body]).toEqual([404, 'b', 'no']);
    expect(asked).toEqual([
      `/x?page=2&state%5B%5D=a+b&state%5B%5D=c ${SECRET}`,
    ]);
  });

  it('asks again where the provider fails, three times in all, and tells of each answer', async () => {
    let fails = 2;
    answer = (_, response) => {
      fails -= 1;
      response.writeHead(fails >= 0 ? 502 : 200).end('{}');
    };
    const told: unknown[] = [];
    const client = create({ onAnswer: () => told.push(1) });
    expect((await client.get('/x', { signal })).status).toBe(200);
    expect(told).toHaveLength(3);
    fails = 9;
    await expect(client.get('/x', { signal })).rejects.toThrow(
      'The provider has answered 502',
    );
    expect(asked).toHaveLength(6);
  });

  it('follows no redirect: credentials would go along', async () => {
    answer = (_, response) =>
      response.writeHead(302, { location: `${baseUrl}/elsewhere` }).end();
    await expect(create().get('/x', { signal })).rejects.toThrow(
      'redirect (302), which is not followed',
    );
    await expect(create().stream('/x', { signal })).rejects.toThrow('redirect');
    expect(asked).toHaveLength(2);
  });

  it('reads no more than a bound', async () => {
    answer = (_, response) => response.end('x'.repeat(1_000));
    const client = create({ mostBytes: 999 });
    await expect(client.get('/x', { signal })).rejects.toThrow(TooLargeError);
    expect(asked).toHaveLength(1);
    const { body } = await client.stream('/x', { signal });
    let bytes = 0;
    for await (const chunk of body) bytes += chunk.length;
    expect(bytes).toBe(1_000);
  });

  it.each(['get', 'stream'] as const)(
    'waits for no answer for ever: %s, and for none that nobody wants any more',
    async how => {
      answer = () => {};
      await expect(
        create({ timeoutMs: 20 })[how]('/x', { signal }),
      ).rejects.toThrow('did not answer in time');
      expect(asked).toHaveLength(3);
      const dying = new AbortController();
      const asking = create()[how]('/x', { signal: dying.signal });
      setTimeout(() => dying.abort(), 20);
      await expect(asking).rejects.toThrow('aborted');
    },
  );

  it('waits for no end of an answer for ever', async () => {
    answer = (_, response) => void response.write('{');
    await expect(
      create({ timeoutMs: 20 }).get('/x', { signal }),
    ).rejects.toThrow('broke off an answer');
  });

  it('names neither credentials nor addresses where it goes wrong', async () => {
    answer = (_, response) => response.destroy();
    const problem = await create()
      .get(`/hidden?token=${SECRET}`, { signal })
      .catch(error => `${error} ${error.stack} ${JSON.stringify(error)}`);
    expect(problem).toContain('could not be reached');
    expect(problem).not.toMatch(/a-secret|hidden|127\.0\.0\.1/);
  });
});
