import type { SourceReports } from '@callboard/backstage-plugin-build-health-node';
import { build, job } from './reports';

export const DAY_MS = 86_400_000;
export const NOW = new Date('2026-11-27T12:00:00Z');
/** In ISO form. */
export const daysAgo = (days: number, minutes = 0) =>
  new Date(NOW.getTime() - days * DAY_MS + minutes * 60_000).toISOString();

/** A build that began so long ago. */
export const old = (days: number, change: Parameters<typeof build>[0] = {}) =>
  build({
    externalId: `${days}`,
    sha: days.toString(16).padStart(40, '0'),
    createdAt: daysAgo(days),
    startedAt: daysAgo(days, 1),
    finishedAt: daysAgo(days, 5),
    reportedAt: daysAgo(days, 5),
    ...change,
  });
/** A job of that build. */
export const oldJob = (days: number) =>
  job({
    buildId: `${days}`,
    externalId: `j${days}`,
    startedAt: daysAgo(days, 1),
    finishedAt: daysAgo(days, 4),
    reportedAt: daysAgo(days, 4),
  });
/** It is red since long ago, and has rested since. */
export const QUIET = {
  key: 'quiet',
  name: 'Quiet',
  repository: 'larkspur/quiet',
  defaultBranch: 'main',
};

/** Two years of a pipeline, and one that is red since long ago and has rested since. */
export const pastReports = (): SourceReports => {
  const many = Array.from({ length: 365 }, (_, i) =>
    old(i * 2, { outcome: i % 9 === 0 ? 'failure' : 'success' }),
  );
  const quiet = [700, 690, 680].map(day =>
    old(day, {
      pipeline: QUIET,
      externalId: `quiet-${day}`,
      outcome: day === 700 ? 'success' : 'failure',
    }),
  );
  const jobs = [0, 88, 94, 500].map(oldJob);
  const lasting = job({
    pipelineKey: 'quiet',
    buildId: 'quiet-680',
    externalId: 'lasting',
    name: 'lint',
    outcome: 'failure',
    startedAt: daysAgo(680, 1),
    finishedAt: daysAgo(680, 4),
  });
  return {
    builds: [
      ...many,
      ...quiet,
      // Begun long ago, and tried again a day ago.
      old(450, { externalId: 'long', attempt: 1, outcome: 'failure' }),
      old(1, { externalId: 'long', attempt: 2, createdAt: daysAgo(450) }),
      // What a rebuild of today repeats.
      old(451, { externalId: 'original', outcome: 'failure' }),
      old(2, { externalId: 'again', rebuildOf: 'original', sha: undefined }),
      old(460, { externalId: 'branch', branch: 'fix' }),
    ],
    jobs: [...jobs, lasting],
  };
};
