import { JenkinsSource, type FetchedBuild } from './JenkinsSource';

const T0 = Date.UTC(2026, 10, 20, 10);
const fetchedAt = new Date('2026-11-20T11:00:00Z');
const { signal } = new AbortController();
const answer = (change: object = {}) => ({
  number: 12,
  url: 'https://ci.example.com/job/org/job/service/12/',
  timestamp: T0,
  duration: 60_000,
  building: false,
  result: 'FAILURE',
  actions: [],
  ...change,
});

/** What Jenkins is asked for, and what it answers. */
function sourceOf(fetched: FetchedBuild | undefined) {
  const asked: string[] = [];
  const source = new JenkinsSource({
    id: 'ci',
    title: 'Jenkins ci',
    baseUrl: 'https://ci.example.com',
    secrets: [],
    fetchBuild: async ({ job, number }) => {
      asked.push(`${job}#${number}`);
      return fetched;
    },
  });
  const read = (hint: object) =>
    source.read({ body: JSON.stringify(hint) }, { signal });
  return { source, asked, read };
}
const hint = { job: 'org/service', number: 12, phase: 'COMPLETED' };

describe('hints of Jenkins', () => {
  it('are not believed: what counts is what Jenkins answers', async () => {
    const { read, asked } = sourceOf({ build: answer(), fetchedAt });
    const lie = {
      url: 'job/org/job/service/',
      build: { number: 12, phase: 'FINALIZED', status: 'SUCCESS' },
    };
    const { builds } = await read(lie);
    expect(asked).toEqual(['org/service#12']);
    expect(builds).toMatchObject([
      { externalId: 'org/service#12', outcome: 'failure' },
    ]);
  });

  it('that are sent again say the same, and an old one says what is now', async () => {
    const { read } = sourceOf({ build: answer(), fetchedAt });
    const started = { ...hint, phase: 'STARTED' };
    expect(await read(hint)).toEqual(await read(hint));
    expect(await read(started)).toEqual(await read(hint));
  });

  it('of a build that Jenkins does not have say nothing', async () => {
    const { read } = sourceOf(undefined);
    expect(await read(hint)).toEqual({ builds: [], jobs: [] });
  });

  it('of the end of a build that is still built are read again', async () => {
    const going = answer({ building: true, duration: 0 });
    const { read } = sourceOf({ build: going, fetchedAt });
    await expect(read(hint)).rejects.toThrow('has not ended yet');
    const { builds } = await read({ ...hint, phase: 'STARTED' });
    expect(builds).toMatchObject([{ state: 'running' }]);
  });

  it.each([
    ['number', { number: 13 }],
    ['job', { url: 'https://ci.example.com/job/org/job/other/12/' }],
  ])('are refused where the answer is of another %s', async (_, change) => {
    const { read } = sourceOf({ build: answer(change), fetchedAt });
    await expect(read(hint)).rejects.toThrow();
  });

  it('in another case are of the job as Jenkins writes it', async () => {
    const { read } = sourceOf({ build: answer(), fetchedAt });
    const { builds } = await read({ ...hint, job: 'Org/Service' });
    expect(builds).toMatchObject([{ externalId: 'org/service#12' }]);
  });

  it('lead to addresses of the configured controller alone', async () => {
    const url = 'https://evil.example/job/org/job/service/12/';
    const { read } = sourceOf({ build: answer({ url }), fetchedAt });
    const { builds } = await read(hint);
    expect(builds[0].url).toBe(
      'https://ci.example.com/job/org/job/service/12/',
    );
  });

  it('bring the stages of a pipeline along', async () => {
    const stages = [{ id: '6', name: 'Test', status: 'FAILED' }];
    const run = { id: '12', status: 'FAILED', stages };
    const { read } = sourceOf({ build: answer(), run, fetchedAt });
    expect((await read(hint)).jobs).toMatchObject([
      { buildId: 'org/service#12', name: 'Test', outcome: 'failure' },
    ]);
  });
});

describe('jobs that an entity names', () => {
  const { source } = sourceOf(undefined);

  it.each([
    ['org/service', ['org/service']],
    [' ci:org/service , /tools/ ', ['org/service', 'tools']],
    ['job/org/job/service', ['org/service']],
    ['CI:org/service', ['org/service']],
    ['other:org/service', []],
    ['../admin, a//b, a?b', []],
    ['', []],
  ])('by %j are %j, and what is below them', (written, names) => {
    const annotations = { 'jenkins.io/job-full-name': written };
    expect(source.selectorsOf(annotations)).toEqual(
      names.flatMap(name => [{ key: name }, { key: `${name}/` }]),
    );
  });

  it('are none without an annotation of Jenkins', () => {
    expect(source.selectorsOf({ 'github.com/project-slug': 'a/b' })).toEqual(
      [],
    );
  });
});

describe('pages that an entity links to', () => {
  it.each([
    ['https://ci.example.com', '/job/org/job/service/12/', 'org/service'],
    ['https://ci.example.com', '/job/org', 'org'],
    ['https://ci.example.com', '/view/all', undefined],
    ['https://ci.example.com/jenkins', '/jenkins/job/org/', 'org'],
    ['https://ci.example.com/jenkins', '/job/org/', undefined],
    ['https://other.example.com', '/job/org/', undefined],
  ])('of %s at %s are of %s', (baseUrl, path, name) => {
    const source = new JenkinsSource({
      id: 'ci',
      title: '',
      baseUrl,
      secrets: [],
      fetchBuild: async () => undefined,
    });
    const url = new URL(`https://ci.example.com${path}`);
    expect(source.scopesOfLink(url)).toEqual(name ? [name] : []);
    expect(source.selectorsOfLink(url)).toEqual(
      name ? [{ key: name }, { key: `${name}/` }] : [],
    );
  });
});
