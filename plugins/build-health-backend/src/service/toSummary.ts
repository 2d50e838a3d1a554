import type {
  BuildSummary,
  JobSummary,
} from '@callboard/backstage-plugin-build-health-common';
import type { BuildRecord, JobRecord } from '../database/BuildStore';

/** A finish before the start is no duration. */
function durationOf({
  startedAt,
  finishedAt,
}: Pick<BuildRecord, 'startedAt' | 'finishedAt'>) {
  if (!startedAt || !finishedAt) return {};
  const durationMs = Date.parse(finishedAt) - Date.parse(startedAt);
  return durationMs >= 0 ? { durationMs } : {};
}

/** An attempt as it is shown. */
export function toSummary(record: BuildRecord): BuildSummary {
  const { id, pipelineId } = record;
  const {
    startIsEstimate,
    finishIsEstimate,
    reportedAt: _reportedAt,
    orderedAt: _orderedAt,
    rebuildOf: _rebuildOf,
    account: _account,
    isBot: _isBot,
    ...shown
  } = record;
  return {
    ...shown,
    id: String(id),
    pipelineId: String(pipelineId),
    ...durationOf(record),
    ...((startIsEstimate || finishIsEstimate) && { isEstimate: true }),
  };
}

/** A job as it is shown. */
export function toJobSummary(record: JobRecord): JobSummary {
  const {
    pipelineId: _pipelineId,
    buildId: _buildId,
    attempt: _attempt,
    createdAt: _createdAt,
    reportedAt: _reportedAt,
    retry: _retry,
    retryOf: _retryOf,
    startIsEstimate,
    finishIsEstimate,
    ...shown
  } = record;
  return {
    ...shown,
    ...durationOf(record),
    ...((startIsEstimate || finishIsEstimate) && { isEstimate: true }),
  };
}
