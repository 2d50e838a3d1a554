import type { TestHealth, TestRun } from '../../types';
import { estimatePrior } from '../flaky/estimatePrior';
import { testEvidence } from '../flaky/testEvidence';
import { testHealth } from '../flaky/testHealth';
import { generateHistory, type GeneratedTest } from './generateHistories';

/** Whether it calls a test flaky. */
export type Judge = (test: GeneratedTest) => boolean;

/** How right a judge is: shares of 1. */
export interface Score {
  /** Of those that are called flaky, how many are. */
  precision: number;
  /** Of those that are flaky, how many are called so. */
  recall: number;
  brokenCalledFlaky: number;
}

/** The tests of a repository, each judged with what all of them together make one expect. */
export function judgeTogether<T extends { runs: readonly TestRun[] }>(
  tests: readonly T[],
): Map<T, TestHealth> {
  const evidence = tests.map(({ runs }) => testEvidence(runs));
  const prior = estimatePrior(evidence);
  return new Map(
    tests.map((test, i) => [test, testHealth(evidence[i], { prior })]),
  );
}

/** All tests of the repositories of these seeds with their verdicts. */
export const judgeHistories = (
  seeds: readonly number[],
): Map<GeneratedTest, TestHealth> =>
  new Map(seeds.flatMap(seed => [...judgeTogether(generateHistory({ seed }))]));

/** Plain, as others do it: so many commits on which the test failed and passed, whatever else happened in the run. */
export function sameCommitRule(
  runs: readonly TestRun[],
  minimum: number,
): boolean {
  const seen = new Map<string, { failed: boolean; passed: boolean }>();
  for (const { sha = '', first, retriedTo } of runs) {
    const known = seen.get(sha) ?? { failed: false, passed: false };
    if (first === 'failed') known.failed = true;
    if (first === 'passed' || retriedTo === 'passed') known.passed = true;
    seen.set(sha, known);
  }
  return (
    [...seen.values()].filter(({ failed, passed }) => failed && passed)
      .length >= minimum
  );
}

/** Runs that are not left out of verdicts, for want of an agent or because most tests failed. */
export const withoutExcluded = ({ runs }: Pick<GeneratedTest, 'runs'>) =>
  runs.filter(({ isExcluded }) => !isExcluded);

export function scoreOf(tests: readonly GeneratedTest[], judge: Judge): Score {
  const share = (part: number, of: number) => (of === 0 ? 1 : part / of);
  const called = tests.filter(judge);
  const flaky = tests.filter(({ truth }) => truth === 'flaky');
  const broken = tests.filter(({ truth }) => truth === 'broken');
  const hits = called.filter(({ truth }) => truth === 'flaky').length;
  return {
    precision: share(hits, called.length),
    recall: share(hits, flaky.length),
    brokenCalledFlaky: share(broken.filter(judge).length, broken.length),
  };
}
