import type { TestRun } from '../../types';
import {
  beginAnew,
  counts,
  failed,
  one,
  trunk,
} from '../__testUtils__/testRuns';
import { testEvidence } from './testEvidence';

beforeEach(beginAnew);

describe('testEvidence of the same commit', () => {
  it('takes a pass after the failure for proof, and the second run for no trial', () => {
    const runs = trunk('...F');
    runs.push(...one({ sha: runs[3].sha }));
    const evidence = testEvidence(runs);
    expect(counts(evidence)).toMatchObject({
      n: 4,
      failures: 1,
      confirmed: 1,
    });
    expect(evidence.sameCommit).toEqual({ passedAgain: 1, of: 1 });
  });

  it('is not biased by retries, which come after failures alone', () => {
    // One in ten first tries fails; each failure is tried again three times and passes.
    const runs = Array.from({ length: 20 }, () => {
      const ten = trunk('.........F');
      const { sha } = ten[9];
      return [...ten, ...one({ sha }), ...one({ sha }), ...one({ sha })];
    }).flat();
    const { n, failures } = testEvidence(runs);
    expect({ n, failures }).toEqual({ n: 200, failures: 20 });
  });

  /** A commit that a schedule builds each hour, and of which one try in 20 fails. */
  const hourly = (hours: number) =>
    Array.from({ length: hours }, (_, i) =>
      one({
        sha: 'same',
        at: i * 3_600_000,
        first: i % 20 === 10 ? 'failed' : 'passed',
      }),
    ).flat();

  it('counts what a schedule makes of one commit, though it has failed before', () => {
    const evidence = testEvidence(hourly(1000));
    expect(evidence.failures).toBeGreaterThan(20);
    expect(evidence.confirmed).toBe(evidence.failures);
    // A day after each failure is left out, whatever it holds: the share stays what it is.
    expect(evidence.failures / evidence.n).toBeCloseTo(0.06, 2);
  });

  it('does not count anew what goes on failing on one commit', () => {
    const failing = hourly(200).map(run => ({ ...run, ...failed }));
    const [last] = one({ sha: 'same', at: 201 * 3_600_000 });
    expect(testEvidence([...failing, last])).toMatchObject({ failures: 1 });
  });

  it('takes little time for many runs of one commit', () => {
    const runs = hourly(40_000);
    const began = performance.now();
    testEvidence(runs);
    expect(performance.now() - began).toBeLessThan(1500);
  });

  it('counts nightly runs of a commit that did not fail as trials', () => {
    const sha = 'same';
    const runs = [...one({ sha }), ...one({ sha }), ...one({ sha })];
    expect(testEvidence(runs).n).toBe(3);
  });

  it('takes a failure after passes of the same commit for no proof: its surroundings may have changed', () => {
    const sha = 'same';
    const runs = [...one({ sha }), ...one({ sha, ...failed }), ...trunk('.')];
    expect(testEvidence(runs)).toMatchObject({
      failures: 1,
      confirmed: 0,
      sameCommit: { passedAgain: 0, of: 0 },
    });
  });

  it('knows nothing of it where nobody tells the commit', () => {
    const sha = undefined;
    const runs = [...one({ sha, ...failed }), ...one({ sha })];
    expect(testEvidence(runs)).toMatchObject({
      n: 2,
      failures: 1,
      confirmed: 0,
      sameCommit: { of: 0 },
    });
  });
});

describe('testEvidence of a commit that failed several times', () => {
  /** Fails twice, is tried once more with the same commit, and goes on. */
  const rerun = (last: Partial<TestRun>) => {
    const runs = trunk('.....F');
    const { sha } = runs[5];
    return [
      ...runs,
      ...one({ sha, ...failed }),
      ...one({ sha, ...last }),
      ...trunk('....'),
    ];
  };

  it('takes it for a flake where it passes in the end: nobody mended anything', () => {
    const evidence = testEvidence(rerun({}));
    expect(counts(evidence)).toEqual({
      n: 10,
      failures: 1,
      confirmed: 1,
      breakFailures: 0,
    });
    expect(evidence.sameCommit).toEqual({ passedAgain: 1, of: 1 });
  });

  it('takes it for a break where another commit passes', () => {
    expect(counts(testEvidence(rerun(failed)))).toMatchObject({
      n: 9,
      failures: 0,
      breakFailures: 3,
    });
    const sha = undefined;
    expect(
      counts(
        testEvidence([
          ...trunk('.....'),
          ...one({ sha, ...failed }),
          ...one({ sha, ...failed }),
          ...one({ sha }),
        ]),
      ),
    ).toMatchObject({ failures: 0, breakFailures: 2 });
  });
});
