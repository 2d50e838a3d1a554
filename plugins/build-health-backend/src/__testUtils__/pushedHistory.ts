import { createHash } from 'node:crypto';
import {
  isMassFailure,
  type BuildReport,
  type JobReport,
  type TestRun,
} from '@callboard/backstage-plugin-build-health-common';
import type { TestReportUpload } from '@callboard/backstage-plugin-build-health-node';
import { groupBy } from '@internal/backend-kit';
import { FAILED_AGAIN, FLAKY, junit, packed } from './junit';
import { build, job } from './reports';

/** A test with its runs, as the generator of histories makes it. */
export interface PlayedTest {
  id: string;
  runs: TestRun[];
}

const shaOf = (name: string) => createHash('sha1').update(name).digest('hex');

const insideOf = ({ first, retriedTo }: TestRun) => {
  if (first === 'passed') return '';
  if (retriedTo === undefined) return '<failure message="no"/>';
  return retriedTo === 'passed' ? FLAKY : FAILED_AGAIN;
};

/**
 * What a pipeline would have sent of a history: each run is a build with a report. A run that is excluded for another reason than
 * that many tests failed together has lost its agent.
 */
export function pushesOf(tests: readonly PlayedTest[]): {
  builds: BuildReport[];
  jobs: JobReport[];
  reports: TestReportUpload[];
}[] {
  const runs = groupBy(
    tests.flatMap(({ id, runs: own }) => own.map(run => ({ id, run }))),
    ({ run }) => run.runId,
  );
  return [...runs].map(([runId, own]) => {
    const [{ run }] = own;
    const startedAt = new Date(run.at).toISOString();
    const failed = own.filter(one => one.run.first === 'failed').length;
    const isLost =
      run.isExcluded && !isMassFailure({ tests: own.length, failed });
    return {
      builds: [
        build({
          externalId: runId,
          sha: shaOf(run.sha!),
          branch: run.isTrunk ? 'main' : 'fix',
          createdAt: startedAt,
          startedAt,
          finishedAt: startedAt,
          reportedAt: startedAt,
        }),
      ],
      jobs: isLost
        ? [
            job({
              buildId: runId,
              externalId: `job ${runId}`,
              outcome: 'failure',
              isInfrastructure: true,
              startedAt,
              finishedAt: startedAt,
              reportedAt: startedAt,
            }),
          ]
        : [],
      reports: [
        {
          buildId: runId,
          attempt: 1,
          name: 'unit',
          content: packed(
            junit(
              own.map(one => ({ name: one.id, inside: insideOf(one.run) })),
            ),
          ),
        },
      ],
    };
  });
}
