import type { JobSummary } from '@callboard/backstage-plugin-build-health-common';

/** Where a job stands between the first start and the last end, in percent. */
export interface Span {
  from: number;
  length: number;
}

/** The shortest that is still seen. */
const LEAST = 1;

/** Places jobs beside each other in time; undefined for those whose start or end nobody knows. */
export function waterfall(
  jobs: readonly Pick<JobSummary, 'startedAt' | 'finishedAt'>[],
): (Span | undefined)[] {
  const times = jobs.map(({ startedAt, finishedAt }) => ({
    from: Date.parse(startedAt ?? ''),
    to: Date.parse(finishedAt ?? ''),
  }));
  const known = times.filter(({ from, to }) => to >= from);
  const first = Math.min(...known.map(({ from }) => from));
  const all = Math.max(...known.map(({ to }) => to)) - first;
  return times.map(({ from, to }) => {
    if (!(to >= from) || all <= 0) return undefined;
    const length = Math.max(LEAST, ((to - from) / all) * 100);
    return {
      from: Math.min(((from - first) / all) * 100, 100 - length),
      length,
    };
  });
}
