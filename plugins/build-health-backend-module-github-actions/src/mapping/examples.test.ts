import fs from 'node:fs';
import { isTrunk } from '@callboard/backstage-plugin-build-health-common';
import { GitHubActionsSource } from '../GitHubActionsSource';

/*
 * Examples of GitHub's webhooks that people have given to @octokit/webhooks-examples, of github.com and of servers of GitHub
 * Enterprise 3.1 to 3.5.
 */
const VERSIONS = [
  'api.github.com',
  'ghes-31',
  'ghes-32',
  'ghes-33',
  'ghes-34',
  'ghes-35',
];
const KINDS = ['workflow_run', 'workflow_job'];

interface Definition {
  name: string;
  examples: { action: string }[];
}

const deliveries = VERSIONS.flatMap(version => {
  const file = require.resolve(
    `@octokit/webhooks-examples/${version}/index.json`,
  );
  const definitions: Definition[] = JSON.parse(fs.readFileSync(file, 'utf8'));
  return definitions
    .filter(({ name }) => KINDS.includes(name))
    .flatMap(({ name, examples }) =>
      examples.map((example, index) => ({
        title: `${version} ${name} ${index} ${example.action}`,
        kind: name,
        body: JSON.stringify(example),
        receivedAt: new Date('2026-03-02T10:10:00Z'),
      })),
    );
});

const source = new GitHubActionsSource({
  id: 'github',
  host: 'github.com',
  title: 'GitHub Actions',
  webhookSecrets: [],
});

const read = (delivery: (typeof deliveries)[number]) =>
  source.read(delivery, {
    signal: new AbortController().signal,
    findPipelineKey: async runId => `workflow of ${runId}`,
  });

/** Mulberry32: the same order each time that the test runs. */
function shuffled<T>(items: readonly T[], seed: number): T[] {
  let state = seed;
  const random = () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
  return items
    .map(item => ({ item, at: random() }))
    .sort((a, b) => a.at - b.at)
    .map(({ item }) => item);
}

/** What each example of github.com says, by hand from its body: key, attempt, state, outcome, trunk; queue and failed step of jobs. */
const RUNS = [
  ['16340987/1589141559', 1, 'queued', undefined, true],
  ['2823525/289782451', 1, 'finished', 'success', true],
  ['2823525/289782451', 1, 'finished', 'success', true],
  ['2823525/289782451', 1, 'queued', undefined, true],
  ['2823525/289782451', 1, 'finished', 'action-required', true],
];
const JOBS = [
  ['940463255/2832853555', 'running', undefined, undefined, undefined],
  [
    '2202229078/289782451',
    'finished',
    'failure',
    60_000,
    'Run yarn run format-check',
  ],
  ['2202229078/289782451', 'finished', 'success', 60_000, undefined],
  ['2202229078/289782451', 'running', undefined, 0, undefined],
  ['5373506832/14541957942', 'running', undefined, 7_000, undefined],
  ['2202229078/289782451', 'queued', undefined, undefined, undefined],
  ['4747967848/12877621891', 'blocked', undefined, undefined, undefined],
  ['4747967848/12877621891', 'blocked', undefined, undefined, undefined],
];

describe('examples of GitHub', () => {
  const ofGitHub = deliveries.filter(({ title }) =>
    title.startsWith('api.github.com'),
  );

  it('are all that the package has', () => {
    const countOf = (list: typeof deliveries, kind: string) =>
      list.filter(delivery => delivery.kind === kind).length;
    expect(KINDS.map(kind => countOf(ofGitHub, kind))).toEqual([5, 8]);
    expect(KINDS.map(kind => countOf(deliveries, kind))).toEqual([10, 11]);
  });

  it.each(deliveries)('$title says one run or one job', async delivery => {
    const { builds, jobs } = await read(delivery);
    expect([builds.length, jobs.length]).toEqual(
      delivery.kind === 'workflow_run' ? [1, 0] : [0, 1],
    );
  });

  it('say of each run what is in it', async () => {
    const reports = await Promise.all(
      ofGitHub.filter(({ kind }) => kind === 'workflow_run').map(read),
    );
    expect(
      reports.map(({ builds: [build] }) => [
        `${build.pipeline.key}/${build.externalId}`,
        build.attempt,
        build.state,
        build.outcome,
        isTrunk(build),
      ]),
    ).toEqual(RUNS);
  });

  it('say of each job what is in it', async () => {
    const reports = await Promise.all(
      ofGitHub.filter(({ kind }) => kind === 'workflow_job').map(read),
    );
    expect(
      reports.map(({ jobs: [job] }) => [
        `${job.buildId}/${job.externalId}`,
        job.state,
        job.outcome,
        job.queueMs,
        job.failedStep,
      ]),
    ).toEqual(JOBS);
  });

  it.each([1, 2, 3])(
    'say the same twice and in another order (seed %s)',
    async seed => {
      const inOrder = new Map<string, unknown>();
      for (const delivery of deliveries) {
        inOrder.set(delivery.title, await read(delivery));
      }
      const again = shuffled([...deliveries, ...deliveries], seed);
      expect(again.map(({ title }) => title)).not.toEqual([
        ...inOrder.keys(),
        ...inOrder.keys(),
      ]);
      for (const delivery of again) {
        expect(await read(delivery)).toEqual(inOrder.get(delivery.title));
      }
    },
  );
});
