import { readTestReport } from './readAnswer';
import { buildSchema } from './schemas';
import { countsOfBuild } from './testCounts';

const build = (action: object) =>
  buildSchema.parse({ number: 1, timestamp: 1, actions: [{}, action] });
const cases = (...statuses: string[]) => [
  { cases: statuses.map(status => ({ status })) },
];

describe('counts of tests', () => {
  it('take FIXED for a pass and REGRESSION for a failure, and count cases whatever the totals say', () => {
    expect(
      readTestReport({
        failCount: 0,
        passCount: 99,
        duration: 1.5,
        suites: cases('PASSED', 'FIXED', 'FAILED', 'REGRESSION', 'SKIPPED'),
      }),
    ).toEqual({ total: 5, passed: 2, failed: 2, skipped: 1, durationMs: 1500 });
  });

  it('join the reports of other builds', () => {
    const childReports = [
      { result: { suites: cases('PASSED') } },
      { result: { suites: cases('FAILED') } },
    ];
    expect(readTestReport({ childReports })).toMatchObject({
      total: 2,
      passed: 1,
      failed: 1,
    });
  });

  it('use totals where no case is listed', () => {
    expect(
      readTestReport({ failCount: 1, passCount: 2, skipCount: 3 }),
    ).toMatchObject({ total: 6, passed: 2, failed: 1, skipped: 3 });
  });

  it.each([
    [{}],
    [{ passCount: 3, skipCount: 0 }],
    [{ failCount: 3, skipCount: 0 }],
    [{ passCount: 3, failCount: 0 }],
    [{ suites: [] }],
  ])('are unknown, and not 0, where a report holds %j', report => {
    expect(readTestReport(report)).toBeUndefined();
  });

  it('stand beside a build whose tests were published', () => {
    expect(
      countsOfBuild(build({ totalCount: 10, failCount: 2, skipCount: 1 })),
    ).toEqual({ total: 10, passed: 7, failed: 2, skipped: 1 });
  });

  it.each([
    [{}],
    [{ totalCount: 10 }],
    [{ totalCount: 10, skipCount: 1 }],
    [{ totalCount: 10, failCount: 1 }],
    [{ totalCount: 10, failCount: 'many', skipCount: 0 }],
  ])('of a build are unknown, and not 0, with %j', action => {
    expect(countsOfBuild(build(action))).toBeUndefined();
  });

  it('have no negative duration', () => {
    const report = { duration: -1, suites: cases('PASSED') };
    expect(readTestReport(report)?.durationMs).toBeUndefined();
  });
});
