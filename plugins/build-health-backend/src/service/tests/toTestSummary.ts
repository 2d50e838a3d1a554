import {
  VERDICT_MINIMUM,
  type Quarantine,
  type TestRunSummary,
  type TestSummary,
} from '@callboard/backstage-plugin-build-health-common';
import type { QuarantineRecord, TestRecord } from '../../database/TestStore';
import type { WindowRun } from '../../tests/TestWindow';

const isoOf = (at: number) => new Date(at).toISOString();
const optional = (name: string, at: number | undefined) =>
  at === undefined ? {} : { [name]: isoOf(at) };

export const toQuarantineInfo = (
  testId: number,
  { createdAt, expiresAt, ...rest }: QuarantineRecord,
  now: Date,
): Quarantine => ({
  testId: String(testId),
  ...rest,
  createdAt: isoOf(createdAt),
  expiresAt: isoOf(expiresAt),
  isOverdue: expiresAt <= now.getTime(),
});

/** @param seen - what the caller sees of the entities that name its pipeline */
export function toTestSummary(
  test: TestRecord,
  seen: { entityRefs: string[]; ownerRef?: string },
  now: Date,
): TestSummary {
  const { id, pipelineId, quarantine, className, file, verdict } = test;
  const { brokenSince, lastFailureAt, firstSeenAt, lastSeenAt } = test;
  return {
    id: String(id),
    pipelineId: String(pipelineId),
    pipelineName: test.pipelineName,
    suitePath: test.suitePath,
    ...(className !== undefined && { className }),
    name: test.name,
    ...(file !== undefined && { file }),
    verdict: verdict ?? 'unknown',
    rate: test.rate,
    interval: test.interval,
    n: test.n,
    needed: VERDICT_MINIMUM,
    failures: test.failures,
    sameCommit: test.sameCommit,
    ...optional('brokenSince', brokenSince),
    firstSeenAt: isoOf(firstSeenAt),
    lastSeenAt: isoOf(lastSeenAt),
    ...optional('lastFailureAt', lastFailureAt),
    ...seen,
    ...(quarantine && { quarantine: toQuarantineInfo(id, quarantine, now) }),
  };
}

export function toRunSummary(run: WindowRun): TestRunSummary {
  const { attempt, sha, isTrunk, at, first, retriedTo } = run;
  const { id, url } = attempt.build ?? {};
  return {
    ...(id !== undefined && { buildId: String(id) }),
    ...(url !== undefined && { buildUrl: url }),
    attempt: attempt.attempt,
    ...(sha !== undefined && { sha }),
    ...(isTrunk !== undefined && { isTrunk }),
    at: isoOf(at),
    first,
    ...(retriedTo && { retriedTo }),
  };
}
