import { gzipSync } from 'node:zlib';
import { junit, packed, FAILED_AGAIN, FLAKY } from '../__testUtils__/junit';
import { execArgv } from '../__testUtils__/threadArguments';
import type { PackedReport } from './packReport';
import { TestReportReader } from './TestReportReader';

const TOKEN = `${'ghp'}_${'a1B2'.repeat(9)}`;

describe('TestReportReader', () => {
  let reader: TestReportReader;
  beforeAll(() => {
    reader = new TestReportReader({ execArgv });
  });
  afterAll(() => reader.close());

  const read = async (xml: string, knownSets: string[] = []) => {
    const { report, problem } = await reader.read({
      content: packed(xml),
      knownSets,
    });
    if (!report) throw new Error(problem);
    return report;
  };
  const namesOf = ({ chunks = [] }: PackedReport) =>
    chunks
      .flatMap(chunk => JSON.parse(chunk) as string[][])
      .map(([, , , name]) => name)
      .sort();

  it('reads a report outside the main thread, with gzip or without', async () => {
    const xml = junit([
      { name: 'adds' },
      {
        name: 'subtracts',
        inside: '<failure message="1 is not 2">at x</failure>',
      },
      { name: 'divides', inside: '<error/>' },
      { name: 'later', inside: '<skipped/>' },
      { name: 'wobbles', inside: FLAKY },
      { name: 'fails', inside: FAILED_AGAIN },
    ]);
    const report = await read(xml);
    expect(report).toMatchObject({
      size: 5,
      counts: { passed: 2, failed: 2, errored: 1, skipped: 1 },
      firstFailed: 4,
    });
    expect(
      report.exceptions.map(one => [one.firstOutcome, one.outcome, one.tries]),
    ).toEqual(
      expect.arrayContaining([
        ['failed', 'failed', 1],
        ['errored', 'errored', 1],
        ['failed', 'passed', 2],
        ['failed', 'failed', 2],
      ]),
    );
    expect(report.exceptions).toHaveLength(4);
    expect(report.exceptions).toContainEqual(
      expect.objectContaining({ message: '1 is not 2', text: 'at x' }),
    );
    expect(namesOf(report)).not.toContain('later');
    const plain = await reader.read({
      content: Buffer.from(xml).toString('base64'),
      knownSets: [],
    });
    expect(plain.report).toEqual(report);
  });

  it('tells tests of a set only where they are not known', async () => {
    const passing = junit([{ name: 'a' }, { name: 'b' }]);
    const first = await read(passing);
    expect(namesOf(first)).toEqual(['a', 'b']);
    // Another order, another outcome: the same tests.
    const other = junit([{ name: 'b', inside: '<failure/>' }, { name: 'a' }]);
    const second = await read(other, [first.setHash]);
    expect(second.setHash).toBe(first.setHash);
    expect(second.chunks).toBeUndefined();
    expect(second.fingerprint).not.toBe(first.fingerprint);
    const third = await read(junit([{ name: 'a' }]), [first.setHash]);
    expect(namesOf(third)).toEqual(['a']);
  });

  it('keeps no secret, also where one is cut, and little of long texts', async () => {
    const long = `${'x'.repeat(4_080)} ${TOKEN} ${'y'.repeat(9_000)}`;
    const { exceptions } = await read(
      junit([
        {
          name: 'a',
          inside: `<failure message="with ${TOKEN}">${long}</failure>`,
        },
      ]),
    );
    expect(exceptions[0].message).toBe('with ••••••');
    expect(exceptions[0].text).toHaveLength(4_096);
    expect(exceptions[0].text).not.toContain('ghp');
  });

  it('keeps no half of a sign that is cut', async () => {
    const inside = `<failure>x${'🎭'.repeat(3_000)}</failure>`;
    const { exceptions } = await read(junit([{ name: 'a', inside }]));
    expect(exceptions[0].text).toBe(`x${'🎭'.repeat(2_047)}`);
  });

  it('keeps that all of many failed, and the texts of some', async () => {
    const cases = Array.from({ length: 1_500 }, (_, i) => ({
      name: `t${i}`,
      inside: '<failure message="no"/>',
    }));
    const { exceptions, chunks } = await read(junit(cases));
    expect(exceptions).toHaveLength(1_500);
    expect(exceptions.filter(({ message }) => message)).toHaveLength(200);
    expect(chunks).toHaveLength(2);
  });

  it.each([
    ['no report', packed('<html><body/></html>'), /is no JUnit report/],
    ['what is cut off', packed(junit([{ name: 'a' }]).slice(0, -8)), /cut off/],
    [
      'entities of its own',
      packed(
        '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><testsuite/>',
      ),
      /entities, which are never resolved/,
    ],
    [
      'a gzip that is cut off',
      gzipSync(junit([{ name: 'a' }]))
        .subarray(0, 40)
        .toString('base64'),
      /gzip is broken or cut off/,
    ],
    [
      'a little that becomes 200 MB',
      gzipSync(`<testsuite>${' '.repeat(200_000_000)}</testsuite>`).toString(
        'base64',
      ),
      /is too large .*100000000 bytes/,
    ],
  ])('says what is wrong with %s', async (_, content, problem) => {
    expect(await reader.read({ content, knownSets: [] })).toEqual({
      problem: expect.stringMatching(problem),
    });
  });

  it('gives up on what takes too long, and says so', async () => {
    const hasty = new TestReportReader({ execArgv, timeoutMs: 1 });
    const { problem } = await hasty.read({
      content: packed(junit([{ name: 'a' }])),
      knownSets: [],
    });
    await hasty.close();
    expect(problem).toMatch(/takes longer than/);
  });

  it('says nothing of a report that it was stopped in', async () => {
    const stopped = new TestReportReader({ execArgv });
    const reading = stopped.read({ content: packed(junit([])), knownSets: [] });
    const outcome = reading.then(
      () => 'read',
      () => 'thrown',
    );
    await stopped.close();
    expect(await outcome).toBe('thrown');
  });
});
