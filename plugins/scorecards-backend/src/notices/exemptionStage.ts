import type { ExemptionRecord } from '../database/ExemptionStore';

const DAY_MS = 86_400_000;
/** What happened before is not told any more. */
export const TOLD_MS = 7 * DAY_MS;
/** So long before the end people are warned. */
export const ENDS_SOON_MS = 14 * DAY_MS;
const ENDS_NOW_MS = 3 * DAY_MS;

/** What there is to tell of an exemption; each comes after the one before. */
export type Stage = 'decided' | 'ends-soon' | 'ends-now' | 'over';

/** What there is to tell of an exemption at a moment, if anything. */
export function stageOf(
  record: ExemptionRecord,
  now: number,
): Stage | undefined {
  const { state, until, requestedBy, decidedAt = 0, endedAt = 0 } = record;
  if (state === 'requested') return undefined;
  if (state === 'ended' || state === 'revoked') {
    const isWithdrawn =
      record.decidedAt === undefined && record.endedBy === requestedBy;
    return isWithdrawn || endedAt < now - TOLD_MS ? undefined : 'over';
  }
  // Who was told the end with the decision is not warned when that is near from the start.
  for (const [stage, ahead] of [
    ['ends-now', ENDS_NOW_MS],
    ['ends-soon', ENDS_SOON_MS],
  ] as const) {
    const isNear = state === 'approved' && until - now <= ahead;
    if (isNear && decidedAt < until - ahead) return stage;
  }
  return decidedAt < now - TOLD_MS ? undefined : 'decided';
}
