/**
 * How a test ended. `errored`: something else than an assertion of the test broke it.
 *
 * @public
 */
export type TestOutcome = 'passed' | 'failed' | 'errored' | 'skipped';

/**
 * Why a try of a test did not pass. Texts are as the report has them, cut to their limits: they may hold secrets.
 *
 * @public
 */
export interface TestFailure {
  kind: 'failed' | 'errored';
  /** The attribute of that name. */
  message?: string;
  /** What stands inside of the element: as a rule the stack. */
  text?: string;
}

/**
 * A test of a report. Suite path, class, name and file say which one it is: several cases of a report that share them are tries
 * of one test.
 *
 * @public
 */
export interface TestCase {
  /** Names of the suites that it is in, the outermost first; empty where a suite has no name. */
  suitePath: readonly string[];
  className?: string;
  /** Empty where the report has none. */
  name: string;
  /** Its own, or that of its nearest suite. */
  file?: string;
  /** Passed if any try passed; otherwise the worst. */
  outcome: TestOutcome;
  /**
   * How the first try ended: later ones happen only because of it, and so flatter. Skipped with further tries is how TestNG
   * records one that failed and was repeated.
   */
  firstOutcome: TestOutcome;
  /** At least 1. */
  tries: number;
  /** It passed, and another try of the same report did not. */
  isFlaky: boolean;
  /** Of the try that the outcome comes from, in milliseconds. Absent is unknown, and never 0. */
  durationMs?: number;
  /** Of the worst try, also where another one passed. */
  failure?: TestFailure;
}

/**
 * An error of a whole suite, as of its setup: no test of it can be named.
 *
 * @public
 */
export interface SuiteError extends TestFailure {
  suitePath: readonly string[];
}

/**
 * How many ended how.
 *
 * @public
 */
export interface TestCounts {
  tests: number;
  passed: number;
  failed: number;
  errored: number;
  skipped: number;
}

/**
 * What a report of tests says, counted. Totals that it declares are not used.
 *
 * @public
 */
export interface TestReport {
  /** How many suites there are, at all depths. */
  suites: number;
  /** Each test once, in the order of their first tries. */
  cases: TestCase[];
  suiteErrors: SuiteError[];
  /** Each case once, whichever test it is a try of. */
  raw: TestCounts;
  /** Each test once; `flaky` ones are among the passed. */
  merged: TestCounts & { flaky: number };
  /** Of all cases that tell a time, in milliseconds. Absent where there are cases, and none tells it. */
  timeSumMs?: number;
  /** What the outermost element declares of itself, as it is written: to be shown only, it is often wrong. */
  rootAttributes: Partial<Record<DeclaredTotal, string>>;
}

/**
 * What the outermost element of a report may declare.
 *
 * @public
 */
export type DeclaredTotal =
  | 'tests'
  | 'failures'
  | 'errors'
  | 'skipped'
  | 'disabled'
  | 'time';

/**
 * Why a report was not read to its end. `malformed`: no XML, or cut off. `not-junit`: another kind of file.
 * `forbidden-doctype`: it declares entities. `too-large`: it is beyond a limit.
 *
 * @public
 */
export interface TestReportProblem {
  reason: 'malformed' | 'not-junit' | 'forbidden-doctype' | 'too-large';
  /** From 1. */
  line: number;
  message: string;
}

/**
 * What was read of a file.
 *
 * @public
 */
export interface ReadTestReport {
  /**
   * Absent where nothing of the file may be used. With a problem beside it, it is what was read until then: each of its tests
   * did end so, and there were more.
   */
  report?: TestReport;
  problem?: TestReportProblem;
}
