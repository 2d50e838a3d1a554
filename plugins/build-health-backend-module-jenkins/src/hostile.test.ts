import { endless, millisecondsOf } from '@internal/test-kit';
import { readHint } from './hint';
import { readBuilds } from './mapping/readAnswer';
import { repositoryOf } from './mapping/scm';
import { selectorsOf } from './selectorsOf';
import { verifyHint } from './verifyHint';

const MOST_MS = 1_000;
const build = (actions: object[]) =>
  readBuilds(
    { number: 1, timestamp: 1, actions },
    { job: 'a', baseUrl: 'https://ci', fetchedAt: new Date(0) },
  );
const SHA = 'ec1bfcf8f9404858257271b05503eecbebd7bc0a';
const checkout = (url: string, branch = 'main') => ({
  lastBuiltRevision: { SHA1: SHA, branch: [{ name: branch }] },
  remoteUrls: [url],
});

describe('text without end', () => {
  it.each(['/', 'a/', '/job/', 'job/a/', ':', 'a:', ' ', '%', '%2F'])(
    'of %j in an annotation takes no time',
    part => {
      const annotations = { 'jenkins.io/job-full-name': `a${endless(part)}?` };
      expect(millisecondsOf(() => selectorsOf(annotations, 'ci'))).toBeLessThan(
        MOST_MS,
      );
    },
  );

  it.each(['/', 'a/', ':', '.git', '${', '${x}', 'a'])(
    'of %j in the address of a repository takes no time',
    part => {
      const address = `https://h/${endless(part)}?`;
      expect(millisecondsOf(() => repositoryOf(address))).toBeLessThan(MOST_MS);
      expect(millisecondsOf(() => build([checkout(address)]))).toBeLessThan(
        MOST_MS,
      );
      const branch = `refs/remotes/${endless(part)}?`;
      expect(
        millisecondsOf(() => build([checkout('git@h:a/b', branch)])),
      ).toBeLessThan(MOST_MS);
    },
  );

  it.each(['/', 'job/', ' ', 'A'])('of %j in a hint takes no time', part => {
    const job = endless(part);
    expect(millisecondsOf(() => readHint({ job, number: 1 }))).toBeLessThan(
      MOST_MS,
    );
    const plugin = { url: `/job/${job}`, build: { number: 1, full_url: job } };
    expect(millisecondsOf(() => readHint(plugin))).toBeLessThan(MOST_MS);
    const request = {
      header: () => `Basic ${endless(part)}`,
      body: Buffer.alloc(0),
      now: new Date(0),
    };
    expect(millisecondsOf(() => verifyHint(request, ['x']))).toBeLessThan(
      MOST_MS,
    );
  });

  it('does not become longer by its parameters', () => {
    const value = 'x'.repeat(100_000);
    const parameters = { parameters: [{ name: 'V', value }] };
    const address = '${V}'.repeat(10_000);
    expect(
      millisecondsOf(() =>
        build([parameters, checkout(`https://h/${address}/b`)]),
      ),
    ).toBeLessThan(MOST_MS);
  });

  it('is cut where it is kept', () => {
    const items = [
      { commitId: SHA, msg: endless('a'), author: { fullName: endless('b') } },
    ];
    const [read] = readBuilds(
      {
        number: 1,
        timestamp: 1,
        actions: [checkout('git@h:a/b')],
        changeSet: { items },
      },
      { job: 'a', baseUrl: 'https://ci', fetchedAt: new Date(0) },
    );
    expect([read.title?.length, read.author?.length]).toEqual([500, 200]);
  });
});
