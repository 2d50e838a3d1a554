import { HeldError } from '@callboard/backstage-plugin-build-health-node';
import { MockJenkins, TOKEN, USERNAME } from './__testUtils__/MockJenkins';
import { createSource } from './createSource';

const AT = Date.parse('2026-11-27T03:00:00Z');
const { signal } = new AbortController();

describe('a hint', () => {
  const jenkins = new MockJenkins({
    now: () => new Date(AT),
    items: [
      {
        fullName: 'acme/nightly',
        kind: 'freestyle',
        builds: [
          { number: 1, at: AT - 600_000, seconds: 60, result: 'FAILURE' },
          { number: 2, at: AT - 30_000, seconds: 60, result: 'SUCCESS' },
        ],
      },
    ],
  });
  let source: ReturnType<typeof createSource>;
  beforeAll(async () => {
    source = createSource(
      {
        id: 'ci',
        title: 'Jenkins',
        baseUrl: await jenkins.start(),
        credentials: { username: USERNAME, token: TOKEN },
        secrets: [],
        defaultBranches: [{ job: 'acme', branch: 'main' }, { branch: 'trunk' }],
        pollMs: 300_000,
        backfillDays: 365,
        callsPerMinute: 60,
      },
      { now: () => new Date(AT), retryMs: 1 },
    );
  });
  afterAll(() => jenkins.stop());

  const read = (hint: object) =>
    source.read({ body: JSON.stringify(hint) }, { signal });

  it('has the build fetched, with what an operator says of its trunk', async () => {
    const { builds, jobs } = await read({ job: 'Acme/Nightly', number: 1 });
    expect(builds).toMatchObject([
      {
        externalId: 'acme/nightly#1',
        outcome: 'failure',
        branch: 'main',
        pipeline: { key: 'acme/nightly', defaultBranch: 'main' },
      },
    ]);
    // Whatever failed has something whose log can be read.
    expect(jobs).toMatchObject([{ name: 'nightly', outcome: 'failure' }]);
  });

  it('of a build that is built has no job of its own yet', async () => {
    const { builds, jobs } = await read({ job: 'acme/nightly', number: 2 });
    expect(builds).toMatchObject([{ state: 'running' }]);
    expect(jobs).toEqual([]);
  });

  it('waits, and has not failed, while Jenkins is not to be asked', async () => {
    jenkins.refusal = { status: 503, headers: { 'retry-after': '30' } };
    const hint = { job: 'acme/nightly', number: 1 };
    await expect(read(hint)).rejects.toThrow(HeldError);
    await expect(read(hint)).rejects.toThrow('pause');
  });
});
