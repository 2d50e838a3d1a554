import type { BuildSummary } from '@callboard/backstage-plugin-build-health-common';
import type { BuildRecord } from '../database/BuildStore';

/** An attempt as it is shown. A finish before the start is no duration. */
export function toSummary(record: BuildRecord): BuildSummary {
  const { id, pipelineId, startedAt, finishedAt } = record;
  const {
    startIsEstimate,
    finishIsEstimate,
    reportedAt: _reportedAt,
    orderedAt: _orderedAt,
    rebuildOf: _rebuildOf,
    ...shown
  } = record;
  const duration =
    startedAt && finishedAt
      ? Date.parse(finishedAt) - Date.parse(startedAt)
      : undefined;
  return {
    ...shown,
    id: String(id),
    pipelineId: String(pipelineId),
    ...(duration !== undefined && duration >= 0 && { durationMs: duration }),
    ...((startIsEstimate || finishIsEstimate) && { isEstimate: true }),
  };
}
