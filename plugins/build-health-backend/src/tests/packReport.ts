import { hash } from 'node:crypto';
import {
  maskSecrets,
  type TestCase,
  type TestReport,
} from '@callboard/backstage-plugin-build-health-common';

/** Tests of a statement that keeps them: some 5 ms of SQLite, which nothing else runs beside. */
const TESTS_PER_CHUNK = 1_000;
/** Of more failures than that in one report nobody reads the texts. */
const MOST_TEXTS = 200;
/** Characters of a message or text that are kept. */
const LONGEST_TEXT = 4_096;
/** Of a hash in base64: 132 bits, so that a million tests of a pipeline do not meet by chance. */
const IDENTITY_LENGTH = 22;

/** A test that did not simply pass at its first try. */
export interface TestException {
  identity: string;
  firstOutcome: 'passed' | 'failed' | 'errored';
  outcome: 'passed' | 'failed' | 'errored';
  tries: number;
  message?: string;
  text?: string;
}

/** A report in the form that it is kept in. */
export interface PackedReport {
  /** Hash of the XML. */
  fingerprint: string;
  /** Hash of the tests that ran. */
  setHash: string;
  /** How many tests ran. */
  size: number;
  counts: Record<'passed' | 'failed' | 'errored' | 'skipped', number>;
  /** Tests whose first try failed. */
  firstFailed: number;
  exceptions: TestException[];
  /** The tests that ran, in the order of their identities: JSON arrays of {@link PackedTest}. Absent where the set is known. */
  chunks?: string[];
}

/** Identity, suite path as JSON, class, name, file. */
type PackedTest = [string, string, string | null, string, string | null];

/** Says which test it is, whatever report it is in. */
export function identityOf(
  test: Pick<TestCase, 'suitePath' | 'className' | 'name' | 'file'>,
): string {
  const { suitePath, className = null, name, file = null } = test;
  const parts = JSON.stringify([suitePath, className, name, file]);
  return hash('sha256', parts, 'base64url').slice(0, IDENTITY_LENGTH);
}

/** The tests of a report that ran, by their identities. */
type Ran = ReadonlyMap<string, TestCase>;

/**
 * What was skipped did not run, and says nothing.
 *
 * What V8 cuts from a string holds all of it: cut out of one text together, identities take half of the memory, and sort four times
 * as fast.
 */
function testsThatRan(cases: readonly TestCase[]): Ran {
  const ran = cases.filter(({ outcome }) => outcome !== 'skipped');
  const identities = Buffer.from(ran.map(identityOf).join(''), 'latin1');
  return new Map(
    ran.map((test, i) => {
      const from = i * IDENTITY_LENGTH;
      return [
        identities.toString('latin1', from, from + IDENTITY_LENGTH),
        test,
      ];
    }),
  );
}

function* chunksOf(tests: Ran, sorted: readonly string[]) {
  // Tests of a suite share it.
  const paths = new Map<readonly string[], string>();
  const pathOf = (suitePath: readonly string[]) => {
    const path = paths.get(suitePath) ?? JSON.stringify(suitePath);
    paths.set(suitePath, path);
    return path;
  };
  for (let at = 0; at < sorted.length; at += TESTS_PER_CHUNK) {
    yield JSON.stringify(
      sorted.slice(at, at + TESTS_PER_CHUNK).map((identity): PackedTest => {
        const { suitePath, className, name, file } = tests.get(identity)!;
        return [
          identity,
          pathOf(suitePath),
          className ?? null,
          name,
          file ?? null,
        ];
      }),
    );
  }
}

/** PostgreSQL takes no half of a sign of two, which a cut may leave. */
const safe = (text: string | undefined) =>
  text === undefined
    ? undefined
    : maskSecrets(text)
        .text.slice(0, LONGEST_TEXT)
        .replace(/[\ud800-\udbff]$/, '');

/** TestNG records a try that it repeats as skipped. */
const endOf = (outcome: TestCase['outcome']) =>
  outcome === 'skipped' ? 'failed' : outcome;

function exceptionsOf(tests: Ran): TestException[] {
  const exceptions: TestException[] = [];
  let texts = 0;
  for (const [identity, test] of tests) {
    const { firstOutcome, outcome, tries, failure } = test;
    if (firstOutcome === 'passed' && outcome === 'passed') continue;
    texts += failure ? 1 : 0;
    const kept = texts <= MOST_TEXTS ? failure : undefined;
    exceptions.push({
      identity,
      firstOutcome: endOf(firstOutcome),
      outcome: endOf(outcome),
      tries,
      message: safe(kept?.message),
      text: safe(kept?.text),
    });
  }
  return exceptions;
}

/** @param knownSets - hashes of sets whose tests are kept already */
export function packReport(
  report: TestReport,
  options: { fingerprint: string; knownSets: readonly string[] },
): PackedReport {
  const tests = testsThatRan(report.cases);
  const sorted = [...tests.keys()].sort();
  const setHash = hash('sha256', sorted.join(' '), 'base64url');
  const exceptions = exceptionsOf(tests);
  const { passed, failed, errored, skipped } = report.merged;
  return {
    fingerprint: options.fingerprint,
    setHash,
    size: sorted.length,
    counts: { passed, failed, errored, skipped },
    firstFailed: exceptions.filter(
      ({ firstOutcome }) => firstOutcome !== 'passed',
    ).length,
    exceptions,
    ...(!options.knownSets.includes(setHash) && {
      chunks: [...chunksOf(tests, sorted)],
    }),
  };
}
