import type http from 'node:http';
import { NoAccessError } from '@callboard/backstage-plugin-build-health-node';
import { LocalServer } from '@internal/test-kit';
import { MockGitHub, TOKEN } from '../__testUtils__/MockGitHub';
import { createSource } from '../createSource';

const LOG = Array.from({ length: 5_000 }, (_, i) => `line ${i}`).join('\n');

describe('the log of a job', () => {
  const github = new MockGitHub({ now: () => new Date(), runs: [] });
  /** What the storage was asked with. */
  const asked: http.IncomingHttpHeaders[] = [];
  let status = 200;
  const storage = new LocalServer((request, response) => {
    asked.push(request.headers);
    response.writeHead(status, { 'content-type': 'text/plain' });
    response.end(LOG);
  });
  let location: string;
  let apiBaseUrl: string;
  const redirect = () => ({
    status: 302,
    headers: { location, 'content-type': 'text/html;charset=utf-8' },
  });

  beforeAll(async () => {
    apiBaseUrl = await github.start();
    location = `${await storage.start()}/logs/7?signature=of-a-minute`;
  });
  beforeEach(() => {
    status = 200;
    asked.length = 0;
    github.refusal = redirect();
  });
  afterAll(async () => {
    await github.stop();
    await storage.stop();
  });

  const read = async () => {
    const source = createSource(
      {
        id: 'github',
        host: 'github.com',
        title: 'GitHub Actions',
        webhookSecrets: [],
        listens: false,
        credentials: { token: TOKEN },
        apiBaseUrl,
        backfillDays: 90,
      },
      { retryMs: 1 },
    );
    const pieces = await source.readLog!(
      {
        pipelineKey: '1',
        repository: 'acme/ledger',
        buildId: '5',
        attempt: 1,
        jobId: '7',
      },
      { signal: AbortSignal.timeout(5_000) },
    );
    if (!pieces) return undefined;
    const chunks: Uint8Array[] = [];
    for await (const piece of pieces) chunks.push(piece);
    return Buffer.concat(chunks).toString();
  };

  it('is read from where GitHub says, without our credentials', async () => {
    expect(await read()).toBe(LOG);
    expect(github.calls.at(-1)).toBe('/repos/acme/ledger/actions/jobs/7/logs');
    expect(asked).toHaveLength(1);
    expect(asked[0].authorization).toBeUndefined();
  });

  it('may be gone, at GitHub or in its storage', async () => {
    github.refusal = { status: 410, body: { message: 'Gone' } };
    await expect(read()).rejects.toThrow(NoAccessError);
    status = 404;
    github.refusal = redirect();
    expect(await read()).toBeUndefined();
  });

  it('is no empty one where something is wrong', async () => {
    status = 503;
    await expect(read()).rejects.toThrow('has answered 503');
    github.refusal = { status: 401, body: { message: 'Bad credentials' } };
    await expect(read()).rejects.toThrow('GitHub refuses the credentials');
  });
});
