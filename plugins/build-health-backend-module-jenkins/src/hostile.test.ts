import { readHint } from './hint';
import { readBuilds } from './mapping/readAnswer';
import { toRepository } from './mapping/scm';
import { selectorsOf } from './selectorsOf';
import { verifyHint } from './verifyHint';

/** More than a webhook or a descriptor may hold; what takes its square does not end. */
const LENGTH = 500_000;
const MOST_MS = 1_000;
const many = (text: string) => text.repeat(LENGTH / text.length);

function taken(task: () => unknown): number {
  const began = performance.now();
  try {
    task();
  } catch {
    // Whether it is refused is another matter.
  }
  return performance.now() - began;
}

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
      const annotations = { 'jenkins.io/job-full-name': `a${many(part)}?` };
      expect(taken(() => selectorsOf(annotations, 'ci'))).toBeLessThan(MOST_MS);
    },
  );

  it.each(['/', 'a/', ':', '.git', '${', '${x}', 'a'])(
    'of %j in the address of a repository takes no time',
    part => {
      const address = `https://h/${many(part)}?`;
      expect(taken(() => toRepository(address))).toBeLessThan(MOST_MS);
      expect(taken(() => build([checkout(address)]))).toBeLessThan(MOST_MS);
      const branch = `refs/remotes/${many(part)}?`;
      expect(taken(() => build([checkout('git@h:a/b', branch)]))).toBeLessThan(
        MOST_MS,
      );
    },
  );

  it.each(['/', 'job/', ' ', 'A'])('of %j in a hint takes no time', part => {
    const job = many(part);
    expect(taken(() => readHint({ job, number: 1 }))).toBeLessThan(MOST_MS);
    const plugin = { url: `/job/${job}`, build: { number: 1, full_url: job } };
    expect(taken(() => readHint(plugin))).toBeLessThan(MOST_MS);
    const request = {
      header: () => `Basic ${many(part)}`,
      body: Buffer.alloc(0),
      now: new Date(0),
    };
    expect(taken(() => verifyHint(request, ['x']))).toBeLessThan(MOST_MS);
  });

  it('does not become longer by its parameters', () => {
    const value = 'x'.repeat(100_000);
    const parameters = { parameters: [{ name: 'V', value }] };
    const address = '${V}'.repeat(10_000);
    expect(
      taken(() => build([parameters, checkout(`https://h/${address}/b`)])),
    ).toBeLessThan(MOST_MS);
  });

  it('is cut where it is kept', () => {
    const items = [
      { commitId: SHA, msg: many('a'), author: { fullName: many('b') } },
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
