import type { TestEvidence, TestRun } from '../../types';

let made = 0;

/** So that each test begins with the same runs. */
export const beginAnew = () => {
  made = 0;
};

/** Runs that follow one another on trunk, each of a new commit: `.` passed, `F` failed. */
export const trunk = (line: string): TestRun[] =>
  [...line].map(letter => {
    made += 1;
    return {
      runId: `r${made}`,
      sha: `a${made}`,
      isTrunk: true,
      at: made * 10,
      first: letter === 'F' ? 'failed' : 'passed',
    };
  });

/** One more run, after those that were made before. */
export const one = (rest: Partial<TestRun>): TestRun[] =>
  trunk('.').map(run => ({ ...run, ...rest }));

export const failed = { first: 'failed' as const };
export const branch = { isTrunk: false };

export const counts = ({
  n,
  failures,
  confirmed,
  breakFailures,
}: TestEvidence) => ({ n, failures, confirmed, breakFailures });
