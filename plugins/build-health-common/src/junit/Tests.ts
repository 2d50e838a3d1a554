import type { TestCase, TestCounts, TestReport } from '../types';
import { RANK } from './OpenCase';

const noCounts = (): TestCounts => ({
  tests: 0,
  passed: 0,
  failed: 0,
  errored: 0,
  skipped: 0,
});

const count = (counts: TestCounts, { outcome }: TestCase): void => {
  counts.tests += 1;
  counts[outcome] += 1;
};

/** All of its identity but its name. No name has these characters: control characters are not kept. */
const placeOf = ({ suitePath, className, file }: TestCase) =>
  [...suitePath, className ?? '\x01', file ?? '\x01'].join('\0');

/** Any try that passed makes the test pass; otherwise the worst one counts. */
const counts = (next: TestCase, than: TestCase) =>
  than.outcome !== 'passed' &&
  (next.outcome === 'passed' || RANK[next.outcome] > RANK[than.outcome]);

/** A further try of a test. TestNG records a try that it repeats as skipped: that one did not pass either. */
function addTry(test: TestCase, next: TestCase): void {
  test.tries += next.tries;
  test.isFlaky ||=
    next.isFlaky || (test.outcome === 'passed') !== (next.outcome === 'passed');
  const isWorse =
    !test.failure ||
    (next.failure && RANK[next.failure.kind] > RANK[test.failure.kind]);
  if (isWorse && next.failure) {
    test.failure = next.failure;
  }
  if (counts(next, test)) {
    test.outcome = next.outcome;
    test.durationMs = next.durationMs;
  }
}

/** The tests of a report, put together from its cases. */
export class Tests {
  readonly raw = noCounts();
  readonly #cases: TestCase[] = [];
  /** By place and name: one key of both would take more memory than the tests. */
  readonly #places = new Map<string, Map<string, TestCase>>();

  add(next: TestCase): void {
    count(this.raw, next);
    const place = placeOf(next);
    const tests = this.#places.get(place) ?? new Map<string, TestCase>();
    const known = tests.get(next.name);
    if (known) {
      addTry(known, next);
      return;
    }
    this.#places.set(place, tests.set(next.name, next));
    this.#cases.push(next);
  }

  finish(): Pick<TestReport, 'cases' | 'raw' | 'merged'> {
    const merged = { ...noCounts(), flaky: 0 };
    for (const test of this.#cases) {
      count(merged, test);
      merged.flaky += test.isFlaky ? 1 : 0;
    }
    return { cases: this.#cases, raw: this.raw, merged };
  }
}
