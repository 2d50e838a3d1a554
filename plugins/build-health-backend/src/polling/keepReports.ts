import { stringifyError } from '@backstage/errors';
import type { SourceReports } from '@callboard/backstage-plugin-build-health-node';

/** Each report by itself. */
const apart = ({
  builds,
  jobs,
  tests = [],
}: SourceReports): SourceReports[] => [
  ...builds.map(build => ({ builds: [build], jobs: [] })),
  ...jobs.map(job => ({ builds: [], jobs: [job] })),
  ...tests.map(report => ({ builds: [], jobs: [], tests: [report] })),
];

/**
 * Keeps what a step has brought; one report that the database refuses holds up no others.
 *
 * @throws when one was not kept, unless it may be left out
 */
export async function keepReports(
  reports: SourceReports,
  options: {
    keep: (reports: SourceReports) => Promise<void>;
    /** It was tried before, and will not be another the next time. */
    mayLeaveOut: boolean;
    onLeftOut: (problem: string) => void;
  },
): Promise<void> {
  const { keep, mayLeaveOut, onLeftOut } = options;
  try {
    await keep(reports);
    return;
  } catch {
    // Which one it was shows below.
  }
  const problems: unknown[] = [];
  for (const one of apart(reports)) {
    try {
      await keep(one);
    } catch (error) {
      problems.push(error);
    }
  }
  if (problems.length > 0 && !mayLeaveOut) throw problems[0];
  problems.forEach(error => onLeftOut(stringifyError(error)));
}
