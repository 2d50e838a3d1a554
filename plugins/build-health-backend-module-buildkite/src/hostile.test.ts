import { toRepository } from '@callboard/backstage-plugin-build-health-node';
import { endless, millisecondsOf } from '@internal/test-kit';
import {
  build,
  job,
  JOB_ID,
  NOW,
  request,
  RETRY_ID,
  webhook,
} from './__testUtils__/payloads';
import { readDelivery, readRestBuild } from './mapping/readBody';
import { toTime } from './mapping/values';
import { selectorsOf } from './selectorsOf';
import { verifyDelivery } from './verifyDelivery';

const MOST_MS = 1_000;
const rest = (change: object) =>
  readRestBuild(build(change), { organization: 'acme', fetchedAt: NOW });

describe('text without end', () => {
  it.each(['/', 'a/', ':', '.git', 'a', ' ', '\n', '1'])(
    'of %j takes no time, wherever it stands',
    part => {
      const text = `a${endless(part)}?`;
      expect(
        millisecondsOf(() => toRepository(`https://h/${text}`)),
      ).toBeLessThan(MOST_MS);
      expect(
        millisecondsOf(() => toTime(`2026-11-20T10:00:00.${text}`)),
      ).toBeLessThan(MOST_MS);
      const fields = {
        web_url: text,
        branch: text,
        commit: text,
        source: text,
      };
      const jobs = [job({ name: text, state: text, web_url: text })];
      expect(
        millisecondsOf(() =>
          rest({ ...fields, message: text, url: text, jobs }),
        ),
      ).toBeLessThan(MOST_MS);
      const annotations = { 'buildkite.com/project-slug': text };
      expect(
        millisecondsOf(() => selectorsOf(annotations, 'acme')),
      ).toBeLessThan(MOST_MS);
      const headers = { 'X-Buildkite-Signature': text };
      expect(
        millisecondsOf(() => verifyDelivery(request('{}', headers), ['x'])),
      ).toBeLessThan(MOST_MS);
    },
  );

  it('names a few pipelines at most', () => {
    const slugs = Array.from({ length: 5_000 }, (_, i) => `acme/p${i}`);
    const annotations = { 'buildkite.com/project-slug': slugs.join(',') };
    expect(selectorsOf(annotations, 'acme')).toHaveLength(100);
  });

  it('is no id and no pipeline', () => {
    expect(() => rest({ id: 'x'.repeat(101) })).toThrow('has no id');
    expect(() =>
      rest({
        web_url: `https://buildkite.com/acme/${'x'.repeat(300)}/builds/7`,
      }),
    ).toThrow('names no pipeline');
    expect(rest({ jobs: [job({ id: 'x'.repeat(101) })] }).jobs).toEqual([]);
  });
});

describe('numbers that rows do not hold', () => {
  const exitOf = (exit_status: number) =>
    rest({ jobs: [job({ state: 'failed', exit_status })] }).jobs[0];

  it.each([
    [1, 1],
    [-1, -1],
    // Windows: an access violation, as people know it, and as 32 bits hold it.
    [0xc0000005, -1073741819],
    [2 ** 31, -(2 ** 31)],
    [2 ** 32, undefined],
    [-(2 ** 31) - 1, undefined],
  ])('as the exit status %i are %s', (written, kept) => {
    expect(exitOf(written).exitStatus).toBe(kept);
  });

  it('do not make a lost machine of a program that ended with -1 on Windows', () => {
    expect(exitOf(2 ** 32 - 1)).toMatchObject({
      exitStatus: -1,
      isInfrastructure: false,
    });
    expect(exitOf(-1).isInfrastructure).toBe(true);
  });

  it.each(['1e300', '99999999999', 2 ** 40])(
    'are no number of a pull request: %s',
    id => {
      expect(
        rest({ pull_request: { id } }).builds[0].pullRequest,
      ).toBeUndefined();
    },
  );

  it('are unknown as the number of a build or of tries', () => {
    const read = rest({
      number: 2 ** 40,
      jobs: [job({ retries_count: 2 ** 40 })],
    });
    expect(read.builds[0].number).toBeUndefined();
    expect(read.jobs[0].retry).toBeUndefined();
  });
});

describe('what is of another form', () => {
  it('takes nothing else with it: a job that is none leaves the others', () => {
    const { jobs } = rest({
      jobs: [null, 'x', job(), { id: RETRY_ID, name: 7 }],
    });
    expect(jobs.map(({ externalId }) => externalId)).toEqual([
      JOB_ID,
      RETRY_ID,
    ]);
  });

  it.each([null, 'none', []])('as the job %j of a webhook is none', none => {
    const body = { ...webhook('build.finished'), job: none };
    const options = { organization: 'acme', receivedAt: NOW };
    const { builds, jobs } = readDelivery(body, options);
    expect(builds).toMatchObject([{ outcome: 'success' }]);
    expect(jobs).toEqual([]);
  });

  it('as the id of the try before is read like all ids', () => {
    const graphql = Buffer.from(`Job---${JOB_ID}`).toString('base64');
    for (const job_id of [JOB_ID.toUpperCase(), graphql]) {
      const again = job({ id: RETRY_ID, retry_source: { job_id } });
      expect(rest({ jobs: [again] }).jobs[0].retryOf).toBe(JOB_ID);
    }
  });
});
