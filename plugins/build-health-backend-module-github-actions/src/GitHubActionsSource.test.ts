import { InputError } from '@backstage/errors';
import {
  NotYetError,
  type ReadOptions,
} from '@callboard/backstage-plugin-build-health-node';
import { jobEvent, runEvent } from './__testUtils__/payloads';
import { GitHubActionsSource, type RunOfJob } from './GitHubActionsSource';

const config = {
  id: 'github',
  host: 'github.com',
  title: 'GitHub Actions',
  webhookSecrets: ['a secret'],
};
/** As the core answers before a run has been told of. */
const unknown: ReadOptions = {
  signal: new AbortController().signal,
  findPipelineKey: async () => undefined,
};
/** As it answers afterwards. */
const known: ReadOptions = {
  ...unknown,
  findPipelineKey: async runId => (runId === '501' ? '31' : undefined),
};
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
    [`acme/${'a'.repeat(101)}`, []],
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

  it('takes no slug of an entity at another host for one of its own', () => {
    const slug = { 'github.com/project-slug': 'acme/ledger' };
    const at = (location: string) => ({
      ...slug,
      'backstage.io/managed-by-location': location,
    });
    const server = new GitHubActionsSource({
      ...config,
      host: 'ghes.example',
    });
    const found = [at('url:https://ghes.example/acme/ledger'), slug].map(
      annotations =>
        [source, server].map(one => [
          one.selectorsOf(annotations).length,
          one.mayBuild(annotations),
        ]),
    );
    expect(found).toEqual([
      [
        [0, false],
        [1, true],
      ],
      [
        [1, true],
        [1, true],
      ],
    ]);
  });

  it('reads at most 100 repositories of an entity', () => {
    const slugs = Array.from({ length: 500 }, (_, i) => `acme/r${i}`);
    expect(
      source.selectorsOf({ 'github.com/project-slug': slugs.join(',') }),
    ).toHaveLength(100);
  });

  it('asks a host only for repositories of entities that are there, once it may ask', () => {
    const annotations = {
      'github.com/project-slug': 'Acme/Ledger, ../user, acme/..',
      'backstage.io/source-location': 'url:https://github.com/acme/ledger/',
    };
    expect(source.scopesOf).toBeUndefined();
    const scopesOf = (host: string, of: Record<string, string>) =>
      new GitHubActionsSource({
        ...config,
        host,
        poll: async () => {
          throw new Error('nobody asks');
        },
      }).scopesOf?.(of);
    expect(scopesOf('github.com', annotations)).toEqual(['acme/ledger']);
    expect(scopesOf('ghe.acme.example', annotations)).toEqual([]);
    expect(
      scopesOf('ghe.acme.example', { 'github.com/project-slug': 'a/b' }),
    ).toEqual(['a/b']);
  });

  it('reads a run, with the default branch of the repository', async () => {
    const { builds, jobs } = await source.read(
      deliveryOf('workflow_run', runEvent({ name: 'ci.yml run', path: null })),
      known,
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

  it('places a job by the run that it names', async () => {
    const { builds, jobs } = await source.read(
      deliveryOf('workflow_job', jobEvent()),
      known,
    );
    expect(builds).toEqual([]);
    expect(jobs).toMatchObject([
      { externalId: '9001', buildId: '501', pipelineKey: '31' },
    ]);
  });

  it('asks GitHub for the workflow of a job only where nobody else knows it', async () => {
    const asked: RunOfJob[] = [];
    const asking = new GitHubActionsSource({
      ...config,
      askPipelineKey: async run => {
        asked.push(run);
        return '32';
      },
    });
    const delivery = deliveryOf('workflow_job', jobEvent());
    await asking.read(delivery, known);
    expect(asked).toEqual([]);
    const { jobs } = await asking.read(delivery, unknown);
    expect(asked).toEqual([{ repository: 'acme/ledger', runId: '501' }]);
    expect(jobs).toMatchObject([{ externalId: '9001', pipelineKey: '32' }]);
  });

  it('keeps a job for later while the workflow of its run is not known', async () => {
    await expect(
      source.read(deliveryOf('workflow_job', jobEvent()), unknown),
    ).rejects.toThrow(NotYetError);
  });

  it('says a running run and a finished job as each is: the run lags behind its jobs', async () => {
    const run = await source.read(
      deliveryOf(
        'workflow_run',
        runEvent({ status: 'in_progress', conclusion: null }),
      ),
      known,
    );
    const job = await source.read(
      deliveryOf('workflow_job', jobEvent()),
      known,
    );
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
    const reading = source.read(deliveryOf(kind, event), known);
    await expect(reading).rejects.toThrow(InputError);
    await expect(reading).rejects.toThrow(message);
  });
});

describe('pages that an entity links to', () => {
  const source = new GitHubActionsSource({
    ...config,
    poll: async () => {
      throw new Error('Nobody asks');
    },
  });

  it.each([
    ['https://github.com/Acme/Ledger/actions', 'acme/ledger'],
    ['https://github.com/acme/ledger/actions/workflows/ci.yml', 'acme/ledger'],
    ['https://github.com/acme/ledger', undefined],
    ['https://github.com/acme/ledger/issues', undefined],
    ['https://github.com/acme/..%2F/actions', undefined],
    ['https://github.example/acme/ledger/actions', undefined],
  ])('at %s are of %s', (address, repository) => {
    const url = new URL(address);
    expect(source.selectorsOfLink(url)).toEqual(
      repository ? [{ repository }] : [],
    );
    expect(source.scopesOfLink!(url)).toEqual(repository ? [repository] : []);
  });
});
