import { acknowledgementEnds } from '@callboard/backstage-plugin-alerts-common';
import { pagesNobody } from '../pagesNobody';
import type { AlertChange, AlertRecord } from '../records';
import { assertOpen } from './assertOpen';
import { EVERY_STEP, type Deed } from './deeds';

/**
 * Somebody has it now, also where somebody else had it: nobody is paged any more.
 *
 * @throws ConflictError when it is over
 */
export function acknowledge(
  alert: AlertRecord,
  { by, at }: Deed,
): AlertChange | undefined {
  assertOpen(alert);
  const { id: alertId, acknowledged: before } = alert;
  const hasIt = alert.state === 'acknowledged' && before?.by === by;
  if (hasIt && !alert.quiet) return undefined;
  const endsAt = acknowledgementEnds(alert.rules, at);
  const userRefs = before?.by && before.by !== by ? [before.by] : undefined;
  return {
    alert: {
      ...alert,
      state: 'acknowledged',
      acknowledged: { by, at, endsAt },
      quiet: undefined,
    },
    cancelSteps: EVERY_STEP,
    cancelMessages: true,
    due:
      endsAt === undefined
        ? []
        : [{ alertId, kind: 'acknowledgement-ends', dueAt: endsAt }],
    entries: [
      {
        ...{ alertId, at, kind: 'acknowledged', actorRef: by },
        // Of whom it was taken over.
        data: { until: endsAt, userRefs },
      },
    ],
    news: [{ news: 'acknowledged', by }],
  };
}

/**
 * Gives it back: it pages again, from the first step on.
 *
 * @throws ConflictError when it is over
 */
export function giveBack(
  alert: AlertRecord,
  { by, at }: Deed,
): AlertChange | undefined {
  assertOpen(alert);
  if (alert.state === 'firing') return undefined;
  const { id: alertId } = alert;
  return {
    alert: {
      ...alert,
      state: 'firing',
      acknowledged: undefined,
      quiet: undefined,
    },
    cancelSteps: EVERY_STEP,
    due: pagesNobody(alert)
      ? []
      : [{ alertId, kind: 'escalate', dueAt: at, round: 0 }],
    entries: [{ alertId, at, kind: 'unacknowledged', actorRef: by }],
    news: [{ news: 'unacknowledged', by }],
  };
}
