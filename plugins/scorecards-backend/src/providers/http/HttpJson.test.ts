import http from 'node:http';
import { ConfigReader } from '@backstage/config';
import { mockServices } from '@backstage/backend-test-utils';
import { componentEntity, LocalServer } from '@internal/test-kit';
import { batchOf } from '../__testUtils__/batch';
import { HttpJson } from './HttpJson';
import { readHttpConfig } from './readHttpConfig';

const SECRET = 'squirrel-secret-token';
const ADDRESS_SECRET = 'squirrel-in-address';

const FACTS = [
  {
    name: 'coverage',
    title: 'Coverage',
    type: 'number',
    path: 'measures[0].value',
  },
  { name: 'gate', title: 'Gate', type: 'string', path: 'gate.status' },
];

const config = (url: string, rest: object = {}) => ({
  id: 'sonar',
  title: 'Sonar',
  url,
  headers: { Authorization: `Bearer ${SECRET}` },
  facts: FACTS,
  ...rest,
});

const read = (item: object) =>
  readHttpConfig(new ConfigReader({ http: [item] }))[0];

const service = (name: string) =>
  componentEntity({ name, annotations: { 'sonar.io/key': `key:${name}` } });

type Reply = (
  response: http.ServerResponse,
  request: http.IncomingMessage,
) => void;

const json =
  (body: unknown, status = 200, headers: Record<string, string> = {}): Reply =>
  response => {
    response.writeHead(status, {
      'content-type': 'application/json',
      ...headers,
    });
    response.end(JSON.stringify(body));
  };

const GOOD = json({ measures: [{ value: 81.5 }], gate: { status: 'OK' } });

describe('HttpJson', () => {
  const servers: LocalServer[] = [];
  afterEach(() => Promise.all(servers.splice(0).map(server => server.stop())));

  async function serve(reply: Reply) {
    const asked: { url: string; authorization?: string }[] = [];
    const busy = { now: 0, peak: 0 };
    const server = new LocalServer((request, response) => {
      const { authorization } = request.headers;
      asked.push({ url: request.url!, authorization });
      busy.now += 1;
      busy.peak = Math.max(busy.peak, busy.now);
      response.on('close', () => {
        busy.now -= 1;
      });
      reply(response, request);
    });
    servers.push(server);
    return { asked, busy, origin: await server.start() };
  }

  async function setup(reply: Reply, rest: object = {}) {
    const { asked, busy, origin } = await serve(reply);
    const logger = mockServices.logger.mock();
    const provider = new HttpJson({
      ...read(
        config(
          `${origin}/api?token=${ADDRESS_SECRET}&k={{annotation sonar.io/key}}`,
          rest,
        ),
      ),
      timeoutMs: 300,
      retryMs: 1,
    });
    const collect = (
      entities = [service('ledger')],
      signal = new AbortController().signal,
    ) => provider.collect(batchOf(entities, { logger, signal }));
    /** All that was logged or thrown. */
    const said = async (task: Promise<unknown>) => {
      const error = await task.then(
        () => undefined,
        (thrown: Error) => thrown,
      );
      const logged = [logger.warn, logger.error, logger.info, logger.debug]
        .flatMap(({ mock }) => mock.calls)
        .flat();
      const text = [
        error?.message,
        error?.stack,
        String(error?.cause),
        ...logged,
      ]
        .map(part => (typeof part === 'string' ? part : JSON.stringify(part)))
        .join('\n');
      expect(text).not.toContain('squirrel');
      return error?.message ?? '';
    };
    return { collect, said, asked, busy, origin };
  }

  it('reads facts of an answer, with a link for people', async () => {
    const { collect, asked } = await setup(GOOD, {
      link: 'https://sonar.example/p/{{annotation sonar.io/key}}',
    });
    const evidence = {
      url: 'https://sonar.example/p/key%3Aledger',
      title: 'Sonar',
    };
    expect(await collect()).toEqual([
      {
        entityRef: 'component:default/ledger',
        facts: {
          coverage: { value: 81.5, evidence },
          gate: { value: 'OK', evidence },
        },
      },
    ]);
    expect(asked).toEqual([
      {
        url: `/api?token=${ADDRESS_SECRET}&k=key%3Aledger`,
        authorization: `Bearer ${SECRET}`,
      },
    ]);
  });

  it('says what is missing, without asking where it cannot', async () => {
    const { collect, asked } = await setup(json({ measures: [] }));
    expect((await collect())[0].facts).toEqual({
      coverage: {
        missing: 'There is no measures[0].value in the answer of Sonar.',
      },
      gate: { missing: 'There is no gate.status in the answer of Sonar.' },
    });
    const [{ facts }] = await collect([componentEntity({ name: 'bare' })]);
    expect(facts.gate).toEqual({
      missing: 'The entity has no annotation sonar.io/key.',
    });
    expect(asked).toHaveLength(1);
  });

  it.each([404, 410])('takes %d for missing', async status => {
    const { collect } = await setup(json({}, status));
    expect((await collect())[0].facts.gate).toEqual({
      missing: 'Sonar knows nothing of this entity.',
    });
  });

  it.each<[string, Reply, string]>([
    ['400', json({}, 400), 'it answers 400'],
    [
      'too much',
      json({ gate: { status: 'x'.repeat(1_000_001) } }),
      'its answer is larger than 1 MB',
    ],
  ])('says of %s why it cannot be told', async (_, reply, reason) => {
    const { collect } = await setup(reply);
    expect((await collect())[0].facts.gate).toEqual({
      unavailable: `Sonar cannot be asked: ${reason}.`,
    });
  });

  it.each<[string, Reply, number, string]>([
    ['401', json({}, 401), 1, 'Sonar answered 401; check the headers'],
    ['403', json({}, 403), 1, 'Sonar answered 403; check the headers'],
    ['429', json({}, 429, { 'retry-after': '0' }), 3, 'Sonar answered 429'],
    [
      'a long 429',
      json({}, 429, { 'retry-after': '31' }),
      1,
      'Sonar answered 429',
    ],
    ['503', json({}, 503), 3, 'Sonar answered 503'],
    ['no answer', () => {}, 3, 'Sonar did not answer within 0.3 s'],
    [
      'a broken connection',
      response => response.destroy(),
      3,
      'Sonar could not be reached',
    ],
    [
      'half an answer',
      response => {
        response.writeHead(200);
        response.write('{"gate":');
      },
      3,
      'Sonar did not answer',
    ],
    [
      'no JSON',
      response => response.end('<html>'),
      1,
      'Sonar answered no JSON',
    ],
    [
      'a loop',
      (response, { url }) => {
        response.writeHead(302, { location: url });
        response.end();
      },
      4,
      'leads from one address to the next',
    ],
  ])(
    'fails the batch at %s, without secrets',
    async (_, reply, times, message) => {
      const { collect, said, asked } = await setup(reply);
      expect(await said(collect())).toContain(message);
      expect(asked).toHaveLength(times);
    },
  );

  it('asks again, as long as it is told to', async () => {
    let asked = 0;
    const { collect } = await setup((...of) => {
      asked += 1;
      const reply = asked === 1 ? json({}, 503, { 'retry-after': '1' }) : GOOD;
      reply(...of);
    });
    const started = performance.now();
    const [{ facts }] = await collect();
    expect(facts.gate).toEqual({ value: 'OK' });
    expect(performance.now() - started).toBeGreaterThan(990);
  });

  it('follows redirects to the same server only', async () => {
    const other = await serve(GOOD);
    const elsewhere = await setup((response, { url }) => {
      response.writeHead(302, { location: `${other.origin}${url}` });
      response.end();
    });
    expect(await elsewhere.said(elsewhere.collect())).toContain(
      'Sonar leads to another server',
    );
    expect(other.asked).toEqual([]);
    const same = await setup((response, request) => {
      if (request.url === '/new') return GOOD(response, request);
      response.writeHead(308, { location: '/new' });
      response.end();
      return undefined;
    });
    expect((await same.collect())[0].facts.gate).toEqual({ value: 'OK' });
    expect(same.asked[1]).toMatchObject({ authorization: `Bearer ${SECRET}` });
  });

  it('leaves one out that fails alone, and says so without secrets', async () => {
    const { collect, said } = await setup((response, request) =>
      (request.url!.endsWith('b') ? json({}, 500) : GOOD)(response, request),
    );
    const collecting = collect(['a', 'b', 'c'].map(service));
    expect(await said(collecting)).toBe('');
    expect((await collecting).map(({ entityRef }) => entityRef).sort()).toEqual(
      ['component:default/a', 'component:default/c'],
    );
  });

  it('asks eight at a time, and stops when it is interrupted', async () => {
    const { collect, busy, asked } = await setup((...of) => {
      setTimeout(() => GOOD(...of), 5);
    });
    const services = Array.from({ length: 40 }, (_, i) => service(`s${i}`));
    expect(await collect(services)).toHaveLength(40);
    expect(busy.peak).toBe(8);
    asked.length = 0;
    const controller = new AbortController();
    const collecting = collect(services, controller.signal);
    controller.abort(new Error('stopped'));
    await expect(collecting).rejects.toThrow('stopped');
    expect(asked.length).toBeLessThanOrEqual(8);
  });
});
