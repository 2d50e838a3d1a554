import { InputError, NotFoundError } from '@backstage/errors';
import { jobEvent, runEvent } from './__testUtils__/payloads';
import { GitHubActionsSource, type RunOfJob } from './GitHubActionsSource';

const config = {
  id: 'github',
  host: 'github.com',
  title: 'GitHub Actions',
  webhookSecrets: ['a secret'],
};
const { signal } = new AbortController();
const receivedAt = new Date('2026-03-02T10:10:00Z');

const deliveryOf = (kind: string, event: unknown) => ({
  kind,
  body: typeof event === 'string' ? event : JSON.stringify(event),
  receivedAt,
});

describe('GitHubActionsSource', () => {
  const source = new GitHubActionsSource(config);

  it('has a webhook only with a secret', () => {
    expect(source.verify).toBeDefined();
    expect(
      new GitHubActionsSource({ ...config, webhookSecrets: [] }).verify,
    ).toBeUndefined();
  });

  it.each<[string | undefined, string[]]>([
    ['Acme/Ledger', ['acme/ledger']],
    [
      'acme/ledger, acme/rates.js  acme/ledger',
      ['acme/ledger', 'acme/rates.js'],
    ],
    ['https://github.com/acme/ledger', []],
    ['acme', []],
    ['acme/ledger/sub', []],
    ['', []],
    [undefined, []],
  ])('reads github.com/project-slug %s', (slug, repositories) => {
    const annotations = {
      'backstage.io/source-location': 'url:https://github.com/acme/other/',
      ...(slug === undefined ? {} : { 'github.com/project-slug': slug }),
    };
    expect(source.selectorsOf(annotations)).toEqual(
      repositories.map(repository => ({ repository })),
    );
  });

  it('reads a run, with the default branch of the repository', async () => {
    const { builds, jobs } = await source.read(
      deliveryOf('workflow_run', runEvent({ name: 'ci.yml run', path: null })),
      { signal },
    );
    expect(jobs).toEqual([]);
    expect(builds).toHaveLength(1);
    expect(builds[0]).toMatchObject({
      externalId: '501',
      pipeline: {
        key: '31',
        name: 'CI',
        path: '.github/workflows/ci.yml',
        repository: 'acme/ledger',
        defaultBranch: 'main',
      },
    });
  });

  it('asks for the workflow of a job, by the run', async () => {
    const asked: RunOfJob[] = [];
    const finding = new GitHubActionsSource({
      ...config,
      findPipelineKey: async run => {
        asked.push(run);
        return '31';
      },
    });
    const { builds, jobs } = await finding.read(
      deliveryOf('workflow_job', jobEvent()),
      { signal },
    );
    expect(asked).toEqual([{ repository: 'acme/ledger', runId: '501' }]);
    expect(builds).toEqual([]);
    expect(jobs).toMatchObject([
      { externalId: '9001', buildId: '501', pipelineKey: '31' },
    ]);
  });

  it('keeps a job for later while the workflow of its run is not known', async () => {
    await expect(
      source.read(deliveryOf('workflow_job', jobEvent()), { signal }),
    ).rejects.toThrow(NotFoundError);
  });

  it('says a running run and a finished job as each is: the run lags behind its jobs', async () => {
    const finding = new GitHubActionsSource({
      ...config,
      findPipelineKey: async () => '31',
    });
    const run = await finding.read(
      deliveryOf(
        'workflow_run',
        runEvent({ status: 'in_progress', conclusion: null }),
      ),
      { signal },
    );
    const job = await finding.read(deliveryOf('workflow_job', jobEvent()), {
      signal,
    });
    expect(run.builds[0].state).toBe('running');
    expect(job.jobs[0].state).toBe('finished');
  });

  it.each<[string, string, unknown]>([
    ['workflow_run: the body is no JSON', 'workflow_run', 'payload=1'],
    [
      'workflow_run: workflow_run.workflow_id',
      'workflow_run',
      runEvent({ workflow_id: null }),
    ],
    [
      'workflow_job: workflow_job.run_id',
      'workflow_job',
      jobEvent({ run_id: null }),
    ],
    ["'push' is no event", 'push', {}],
  ])('says %s', async (message, kind, event) => {
    const reading = source.read(deliveryOf(kind, event), { signal });
    await expect(reading).rejects.toThrow(InputError);
    await expect(reading).rejects.toThrow(message);
  });
});
