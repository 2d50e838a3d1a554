import type { BuildOutcome } from '@callboard/backstage-plugin-build-health-common';
import type { SampleBuild, SampleFailure } from '../history/types';

/** A part of an attempt. Moments are milliseconds since 1970. */
export interface SampleJob {
  id: number;
  name: string;
  outcome: BuildOutcome;
  steps: { name: string; outcome: BuildOutcome }[];
  startedAt: number;
  finishedAt: number;
}

const OF_CI = ['lint', 'build', 'unit tests', 'integration tests'];
const OF_NIGHT = ['load test', 'full tests'];

const STEPS: Record<SampleFailure, string> = {
  tests: 'Run tests',
  'flaky-test': 'Run tests',
  'broken-test': 'Run tests',
  compiler: 'Compile',
  lint: 'Check style',
  machine: 'Set up job',
};
const FAILED_JOB: Record<SampleFailure, string> = {
  tests: 'tests',
  'flaky-test': 'tests',
  'broken-test': 'tests',
  compiler: 'build',
  lint: 'lint',
  machine: 'tests',
};

/** The jobs of an attempt that failed; the one that broke it took as long as the attempt. */
export function jobsOf(build: SampleBuild): SampleJob[] {
  const { pipeline, runId, attempt, failure } = build;
  if (!failure) return [];
  const names = pipeline.isNightly ? OF_NIGHT : OF_CI;
  const fitting = names.filter(name => name.endsWith(FAILED_JOB[failure]));
  const failed = (fitting.length > 0 ? fitting : names)[
    runId % Math.max(1, fitting.length)
  ];
  const length = build.finishedAt - build.startedAt;
  return names.map((name, nth) => {
    const isFailed = name === failed;
    const outcome = isFailed ? build.outcome : 'success';
    return {
      id: runId * 100 + attempt * 10 + nth,
      name,
      outcome,
      steps: [
        ...(failure === 'machine' && isFailed
          ? []
          : [{ name: 'Check out', outcome: 'success' as const }]),
        { name: isFailed ? STEPS[failure] : 'Run', outcome },
      ],
      startedAt: build.startedAt,
      finishedAt: isFailed
        ? build.finishedAt
        : build.startedAt + Math.floor((length * (nth + 3)) / 8_000) * 1_000,
    };
  });
}
