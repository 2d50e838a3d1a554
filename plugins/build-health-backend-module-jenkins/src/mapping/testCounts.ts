import type { JenkinsBuild, JenkinsTestReport } from './schemas';

/** How many tests ran, and how they ended. */
export interface TestCounts {
  total: number;
  passed: number;
  failed: number;
  skipped: number;
  durationMs?: number;
}

/** FIXED is a pass, and REGRESSION a failure: they differ from the build before. */
const PASSED = ['PASSED', 'FIXED'];
const FAILED = ['FAILED', 'REGRESSION'];

const count = (statuses: string[], of: readonly string[]) =>
  statuses.filter(status => of.includes(status)).length;

/** The only times of Jenkins in seconds, with decimals. */
const toMs = (seconds: number | undefined) =>
  seconds === undefined || seconds < 0 ? undefined : Math.round(seconds * 1000);

/** Counts of a test report: cases are counted, and totals used only where it lists none. Undefined when it has neither. */
export function countsOfReport(
  report: JenkinsTestReport,
): TestCounts | undefined {
  const suites = [
    ...(report.suites ?? []),
    ...(report.childReports ?? []).flatMap(
      ({ result }) => result?.suites ?? [],
    ),
  ];
  const statuses = suites.flatMap(({ cases }) =>
    (cases ?? []).map(({ status }) => status ?? ''),
  );
  const durationMs = toMs(report.duration);
  if (statuses.length > 0) {
    return {
      total: statuses.length,
      passed: count(statuses, PASSED),
      failed: count(statuses, FAILED),
      skipped: count(statuses, ['SKIPPED']),
      durationMs,
    };
  }
  const { failCount: failed, passCount: passed, skipCount: skipped } = report;
  if (failed === undefined || passed === undefined || skipped === undefined) {
    return undefined;
  }
  return {
    total: passed + failed + skipped,
    passed,
    failed,
    skipped,
    durationMs,
  };
}

/**
 * Counts that a build has beside it. Undefined when no test report was published, or one of them is missing: that is not "no test
 * failed".
 */
export function countsOfBuild(build: JenkinsBuild): TestCounts | undefined {
  const action = build.actions?.find(
    ({ totalCount }) => totalCount !== undefined,
  );
  const {
    totalCount: total,
    failCount: failed,
    skipCount: skipped,
  } = action ?? {};
  if (total === undefined || failed === undefined || skipped === undefined) {
    return undefined;
  }
  return {
    total,
    passed: Math.max(0, total - failed - skipped),
    failed,
    skipped,
  };
}
