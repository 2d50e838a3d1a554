import type { PackedReport, TestException } from '../tests/packReport';

/** A test that failed once and passed when it was tried again. */
export const exception = (
  identity: string,
  change: Partial<TestException> = {},
): TestException => ({
  identity,
  firstOutcome: 'failed',
  outcome: 'passed',
  tries: 2,
  message: `${identity} is not 'b'`,
  ...change,
});

/** A report of tests that are called as their identities, told in chunks of two. */
export function packedReport(
  names: readonly string[],
  change: Partial<PackedReport> = {},
): PackedReport {
  const rows = names.map(name => [name, '["a","b"]', null, name, 'x.ts']);
  const exceptions = change.exceptions ?? [];
  return {
    fingerprint: [...names, ...exceptions.map(one => one.identity)].join(' '),
    setHash: names.join(' '),
    size: names.length,
    counts: { passed: names.length, failed: 0, errored: 0, skipped: 0 },
    firstFailed: exceptions.length,
    exceptions: [],
    chunks: [rows.slice(0, 2), rows.slice(2)].map(one => JSON.stringify(one)),
    ...change,
  };
}
