import {
  HeldError,
  NotYetError,
} from '@callboard/backstage-plugin-build-health-node';
import { MockGitHub, TOKEN } from './__testUtils__/MockGitHub';
import { generateRuns } from './__testUtils__/mockRuns';
import { jobEvent } from './__testUtils__/payloads';
import { createSource } from './createSource';

const NOW = new Date('2026-11-27T03:00:00Z');

describe('createSource', () => {
  let github: MockGitHub;
  let apiBaseUrl: string;
  let now: Date;
  beforeEach(async () => {
    now = NOW;
    const runs = generateRuns({ count: 3, until: NOW, everySeconds: 3_600 });
    github = new MockGitHub({ now: () => NOW, runs });
    apiBaseUrl = await github.start();
  });
  afterEach(() => github.stop());

  const sourceOf = (token?: string) =>
    createSource(
      {
        id: 'github',
        host: 'github.com',
        title: 'GitHub Actions',
        webhookSecrets: [],
        listens: false,
        apiBaseUrl,
        backfillDays: 90,
        ...(token && { credentials: { token } }),
      },
      { now: () => now, retryMs: 1 },
    );
  const readJob = (source: ReturnType<typeof sourceOf>, runId: number) =>
    source.read(
      {
        kind: 'workflow_job',
        body: JSON.stringify(jobEvent({ run_id: runId })),
        receivedAt: NOW,
      },
      {
        signal: new AbortController().signal,
        findPipelineKey: async () => undefined,
      },
    );

  it('asks GitHub for the workflow of a job that nobody has told of', async () => {
    const { jobs } = await readJob(sourceOf(TOKEN), 2);
    expect(jobs).toMatchObject([{ buildId: '2', pipelineKey: '31' }]);
    expect(github.calls).toEqual(['/repos/acme/ledger/actions/runs/2']);
  });

  it('asks once for a run of many jobs, and once in an hour for one that GitHub does not show', async () => {
    const source = sourceOf(TOKEN);
    for (let i = 0; i < 3; i++) {
      expect((await readJob(source, 2)).jobs).toMatchObject([
        { pipelineKey: '31' },
      ]);
      await expect(readJob(source, 99)).rejects.toThrow(NotYetError);
    }
    expect(github.calls).toHaveLength(2);
    now = new Date(NOW.getTime() + 3_600_000);
    await readJob(source, 2);
    await expect(readJob(source, 99)).rejects.toThrow(NotYetError);
    expect(github.calls.slice(2)).toEqual([
      '/repos/acme/ledger/actions/runs/99',
    ]);
  });

  it('has the job wait where GitHub does not know the run, or is not to be asked', async () => {
    const source = sourceOf(TOKEN);
    await expect(readJob(source, 99)).rejects.toThrow(NotYetError);
    github.refusal = {
      status: 429,
      headers: { 'retry-after': '60' },
      body: { message: 'Too many requests' },
    };
    await expect(readJob(source, 2)).rejects.toThrow(HeldError);
    await expect(readJob(source, 2)).rejects.toThrow('pause');
  });

  it('tells who it is, what it may read, and what to do where it may not', async () => {
    const source = sourceOf(TOKEN);
    const check = (scopes: string[]) =>
      source.check!({ scopes, signal: new AbortController().signal });
    expect(await check(['acme/ledger', 'acme/secret'])).toEqual({
      account: 'callboard-ci',
      reads: [
        { what: 'Actions of acme/ledger', isAllowed: true },
        {
          what: 'Actions of acme/secret',
          isAllowed: false,
          fix: expect.stringMatching(/Let the token have this repository/),
        },
      ],
      quota: { used: 4, limit: 5_000, resetsAt: expect.any(Date) },
    });
    github.forbidden = /actions\/runs/;
    const { reads } = await check(['acme/ledger']);
    expect(reads).toMatchObject([
      { isAllowed: false, fix: expect.stringMatching(/Actions: read-only/) },
    ]);
    github.isTokenRevoked = true;
    await expect(check([])).rejects.toThrow(/put in a new one/);
  });

  it('cannot be asked without credentials', () => {
    const source = sourceOf();
    expect([source.poll, source.scopesOf, source.check]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
    expect(sourceOf(TOKEN).scopesOf).toBeDefined();
  });
});
