import { createHmac } from 'node:crypto';
import { mockServices } from '@backstage/backend-test-utils';
import { Intake } from './Intake';
import type { SampleDelivery } from './payloads/types';

const SECRETS = { github: 'one secret', 'sample-ci': 'another secret' };
const run: SampleDelivery = {
  source: 'github',
  event: 'workflow_run',
  id: 'sample-1-1',
  body: '{"workflow_run":{}}',
};
const push: SampleDelivery = { source: 'sample-ci', body: '{"builds":[]}' };

type Answer = Response | Error;

/** An intake whose backend answers what is told, then 202. */
function stage(answers: Answer[] = [], waiting: number[] = []) {
  const requests: { url: string; headers: Headers; body: string }[] = [];
  const waits: number[] = [];
  const intake = new Intake({
    auth: mockServices.auth(),
    discovery: mockServices.discovery.mock({
      getBaseUrl: async plugin => `http://here/api/${plugin}`,
    }),
    secrets: SECRETS,
    wait: async ms => {
      waits.push(ms);
    },
    fetch: async (url, init) => {
      if (String(url).endsWith('/sources')) {
        const items = [
          { id: 'github', waiting: waiting.shift() ?? 0 },
          { id: 'somebody-elses', waiting: 10_000 },
        ];
        return Response.json({ items });
      }
      requests.push({
        url: String(url),
        headers: new Headers(init?.headers),
        body: String(init?.body),
      });
      const answer = answers.shift() ?? new Response(null, { status: 202 });
      if (answer instanceof Error) throw answer;
      return answer;
    },
  });
  const { signal } = new AbortController();
  return {
    requests,
    waits,
    send: (...builds: SampleDelivery[][]) => intake.send(builds, signal),
  };
}

const hmac = (secret: string, text: string) =>
  createHmac('sha256', secret).update(text).digest('hex');

describe('the intake', () => {
  it('signs what GitHub sends and what is pushed', async () => {
    const { requests, send } = stage();
    await send([run], [push]);
    const [github, pushed] = requests;
    expect(github.url).toBe('http://here/api/build-health/webhooks/github');
    expect(Object.fromEntries(github.headers)).toMatchObject({
      'x-github-event': 'workflow_run',
      'x-github-delivery': 'sample-1-1',
      'x-hub-signature-256': `sha256=${hmac(SECRETS.github, run.body)}`,
    });
    expect(pushed.url).toBe('http://here/api/build-health/webhooks/sample-ci');
    const written = pushed.headers.get('x-callboard-signature') ?? '';
    const [, seconds, signature] = /^t=(\d+),v1=(.+)$/.exec(written) ?? [];
    expect(Math.abs(Number(seconds) - Date.now() / 1_000)).toBeLessThan(60);
    expect(signature).toBe(
      hmac(SECRETS['sample-ci'], `${seconds}.${push.body}`),
    );
  });

  it('tries again while the backend starts, is busy, or asks to wait', async () => {
    const { requests, waits, send } = stage([
      new TypeError('fetch failed'),
      new Response(null, { status: 503 }),
      new Response(null, { status: 429, headers: { 'retry-after': '9' } }),
    ]);
    await send([run]);
    expect(requests).toHaveLength(4);
    expect(waits.slice(0, 3)).toEqual([1_000, 2_000, 9_000]);
  });

  it('ends where it is refused, and says by whom', async () => {
    const { requests, send } = stage([
      new Response('The signature is wrong', { status: 401 }),
    ]);
    await expect(send([run, run])).rejects.toThrow(
      'The webhook of github refuses sample data: 401 The signature is wrong',
    );
    expect(requests).toHaveLength(1);
  });

  it('rests, at most 100 a second', async () => {
    const { waits, send } = stage();
    await send([run, run], [run]);
    expect(waits).toHaveLength(1);
    // What it took is a part of it.
    expect(waits[0]).toBeGreaterThanOrEqual(15);
  });

  it('waits while many deliveries wait to be worked in', async () => {
    const { requests, waits, send } = stage([], [900, 700, 100]);
    const many = Array.from({ length: 200 }, () => [run]);
    await send(...many);
    expect(waits).toHaveLength(1);
    await send([run]);
    expect(waits.slice(1, 3)).toEqual([1_000, 1_000]);
    expect(requests).toHaveLength(201);
  });
});
