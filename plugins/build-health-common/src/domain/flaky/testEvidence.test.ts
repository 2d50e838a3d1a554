import fc from 'fast-check';
import type { TestRun } from '../../types';
import {
  beginAnew,
  branch,
  counts,
  failed,
  one,
  trunk,
} from '../__testUtils__/testRuns';
import { testEvidence } from './testEvidence';

beforeEach(beginAnew);

describe('testEvidence on trunk', () => {
  it('counts failures that stand alone', () => {
    expect(testEvidence(trunk('..F...F..'))).toMatchObject({
      n: 9,
      failures: 2,
      confirmed: 0,
      breakFailures: 0,
      brokenFor: 0,
      lastFailureAt: 70,
      runs: 9,
      trunk: { n: 9, failures: 2 },
      sameCommit: { passedAgain: 0, of: 0 },
    });
  });

  it('takes failures one after the other for a break, and not for flakes', () => {
    const evidence = testEvidence(trunk('..........FFF..........'));
    expect(counts(evidence)).toEqual({
      n: 20,
      failures: 0,
      confirmed: 0,
      breakFailures: 3,
    });
    expect(evidence.brokenFor).toBe(0);
    expect(evidence.brokenSince).toBeUndefined();
  });

  it('says since when it is broken', () => {
    expect(testEvidence(trunk('.....FFFF'))).toMatchObject({
      brokenFor: 4,
      brokenSince: 60,
      breakFailures: 4,
      failures: 0,
    });
  });

  it('is no break where a test fails so often that a streak is no surprise', () => {
    // A third of its first tries fails, apart from streaks.
    const flaky = '.F..F..F.'.repeat(10);
    const evidence = testEvidence(trunk(`${flaky}FF.${flaky}`));
    expect(counts(evidence)).toMatchObject({ failures: 62, breakFailures: 0 });
    expect(testEvidence(trunk(`${flaky}FF`)).brokenFor).toBe(0);
    // Ten in a row are.
    expect(testEvidence(trunk(`${flaky}FFFFFFFFFF`)).brokenFor).toBe(10);
  });

  it('does not judge the first failure after which nothing ran', () => {
    const evidence = testEvidence(trunk('....F'));
    expect(counts(evidence)).toMatchObject({ n: 4, failures: 0 });
    expect(evidence.brokenFor).toBe(0);
  });

  it('does not call trunk broken because one commit failed twice', () => {
    const runs = trunk('......F');
    const again = { sha: runs[6].sha, ...failed };
    runs.push(...one(again));
    expect(testEvidence(runs)).toMatchObject({
      brokenFor: 0,
      failures: 0,
      sameCommit: { passedAgain: 0, of: 1 },
    });
    runs.push(...one(again));
    expect(testEvidence(runs).brokenFor).toBe(3);
  });

  it('sees a break where the retry in the same run failed too', () => {
    const runs = [
      ...trunk('.....'),
      ...one({ ...failed, retriedTo: 'failed' }),
      ...trunk('.....'),
    ];
    expect(counts(testEvidence(runs))).toMatchObject({
      n: 10,
      failures: 0,
      breakFailures: 1,
    });
  });

  it('has a pass where a retry in the report passed: no break goes on across it', () => {
    const retried = { ...failed, retriedTo: 'passed' as const };
    const runs = [...trunk('.....'), ...one(retried), ...one(retried)];
    const evidence = testEvidence(runs);
    expect(counts(evidence)).toEqual({
      n: 7,
      failures: 2,
      confirmed: 2,
      breakFailures: 0,
    });
    expect(evidence.sameCommit).toEqual({ passedAgain: 2, of: 2 });
    expect(evidence.brokenFor).toBe(0);
  });
});

describe('testEvidence on branches', () => {
  it('does not hold a failure of a branch against the test', () => {
    const runs = [...trunk('..'), ...one({ ...branch, ...failed })];
    expect(counts(testEvidence(runs))).toEqual({
      n: 2,
      failures: 0,
      confirmed: 0,
      breakFailures: 0,
    });
  });

  it('takes unknown for a branch', () => {
    const runs = [
      ...trunk('..'),
      ...one({ isTrunk: undefined, ...failed }),
      ...one({ isTrunk: undefined, ...failed }),
    ];
    expect(testEvidence(runs)).toMatchObject({ n: 2, brokenFor: 0 });
  });

  it('counts a failure that the same commit explains', () => {
    const sha = 'b1';
    const runs = [
      ...trunk('..'),
      ...one({ ...branch, ...failed, sha }),
      ...one({ ...branch, sha }),
      ...trunk('.'),
    ];
    const evidence = testEvidence(runs);
    expect(counts(evidence)).toMatchObject({
      n: 4,
      failures: 1,
      confirmed: 1,
    });
    expect(evidence.trunk).toEqual({ n: 3, failures: 0 });
  });

  it('is not misled by a branch that failed while trunk was broken, and passes since', () => {
    const sha = 'b1';
    const runs = [
      ...trunk('..........'),
      ...one({ ...branch, ...failed, sha }),
      ...trunk('FF'),
      ...one({ ...branch, ...failed, sha: 'b2' }),
      ...trunk('.'),
      ...one({ ...branch, sha }),
      ...one({ ...branch, sha: 'b2' }),
    ];
    expect(testEvidence(runs)).toMatchObject({
      failures: 0,
      breakFailures: 2,
      // Plain evidence says otherwise, which is why it does not decide.
      sameCommit: { passedAgain: 2, of: 2 },
    });
  });
});

describe('testEvidence', () => {
  it('learns nothing from runs that are excluded', () => {
    const sha = 'storm';
    const runs = [
      ...trunk('....'),
      ...one({ ...failed, sha, isExcluded: true }),
      ...one({ sha }),
      ...one({ ...failed, isExcluded: true }),
    ];
    expect(testEvidence(runs)).toMatchObject({
      n: 5,
      runs: 5,
      failures: 0,
      brokenFor: 0,
      sameCommit: { passedAgain: 0, of: 0 },
    });
  });

  it('joins the failures before and after a run that is excluded', () => {
    const runs = [
      ...trunk('.........F'),
      ...one({ isExcluded: true }),
      ...trunk('F'),
    ];
    expect(testEvidence(runs).brokenFor).toBe(2);
  });

  it('is empty without runs', () => {
    expect(testEvidence([])).toEqual({
      n: 0,
      failures: 0,
      confirmed: 0,
      trunk: { n: 0, failures: 0 },
      breakFailures: 0,
      brokenFor: 0,
      runs: 0,
      sameCommit: { passedAgain: 0, of: 0 },
    });
  });

  const anyRun: fc.Arbitrary<TestRun> = fc.record({
    runId: fc.uuid(),
    sha: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', undefined),
    isTrunk: fc.constantFrom(true, false, undefined),
    at: fc.nat(100),
    first: fc.constantFrom('passed', 'failed'),
    retriedTo: fc.constantFrom(undefined, 'passed', 'failed'),
    isExcluded: fc.constantFrom(undefined, undefined, true),
  });

  it('does not depend on the order of the input, and its counts fit together', () => {
    fc.assert(
      fc.property(
        fc
          .uniqueArray(anyRun, { maxLength: 40, selector: run => run.runId })
          .chain(runs =>
            fc.tuple(
              fc.constant(runs),
              fc.shuffledSubarray(runs, { minLength: runs.length }),
            ),
          ),
        ([runs, shuffled]) => {
          const evidence = testEvidence(runs);
          expect(testEvidence(shuffled)).toEqual(evidence);
          const { n, failures, confirmed, sameCommit } = evidence;
          expect(confirmed).toBeLessThanOrEqual(failures);
          expect(failures).toBeLessThanOrEqual(n);
          expect(n + evidence.breakFailures).toBeLessThanOrEqual(evidence.runs);
          expect(evidence.trunk.n).toBeLessThanOrEqual(n);
          expect(sameCommit.passedAgain).toBeLessThanOrEqual(sameCommit.of);
          expect(evidence.brokenFor).toBeLessThanOrEqual(
            evidence.breakFailures,
          );
        },
      ),
    );
  });
});
