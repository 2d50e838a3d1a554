import type { ClaimedStep } from '../database/DueStore';
import { EVERY_STEP } from './acts/deeds';
import { pagesNobody } from './pagesNobody';
import type {
  AlertChange,
  AlertQuietRecord,
  AlertRecord,
  DueRecord,
  EntryRecord,
} from './records';

const KINDS = {
  'acknowledgement-ends': 'acknowledgement-ended',
  'snooze-ends': 'snooze-ended',
  'silence-ends': 'silence-ended',
} as const satisfies Partial<Record<ClaimedStep['kind'], EntryRecord['kind']>>;

/** It waits for the end of a silence that is for it. */
const silenced = (
  { id: alertId }: AlertRecord,
  { until, by, reason }: AlertQuietRecord,
  at: number,
) => ({
  due: [{ alertId, kind: 'silence-ends', dueAt: until }] satisfies DueRecord[],
  entries: [
    {
      ...{ alertId, at, kind: 'silenced', actorRef: by },
      data: { until, text: reason },
    },
  ] satisfies EntryRecord[],
  news: [{ news: 'silenced', by }] satisfies AlertChange['news'],
});

const begins = (alert: AlertRecord, at: number): DueRecord[] =>
  pagesNobody(alert)
    ? []
    : [{ alertId: alert.id, kind: 'escalate', dueAt: at, round: 0 }];

/**
 * An acknowledgement, a snooze or a silence is over: who answers is paged, from the first step on.
 *
 * @param options.silence - one that is for the alert now: nobody is paged before it ends
 */
export function endQuiet(
  alert: AlertRecord,
  options: { claimed: ClaimedStep; at: number; silence?: AlertQuietRecord },
): AlertChange {
  const { claimed, at, silence } = options;
  const { id: alertId } = alert;
  const doneStepId = claimed.id;
  const { kind } = claimed;
  if (alert.state === 'resolved' || kind === 'escalate') {
    return { alert, doneStepId };
  }
  const wasHeld = alert.state === 'acknowledged';
  // Who took it while it was silenced has it still.
  if (kind === 'silence-ends' && wasHeld) {
    return { alert: { ...alert, quiet: undefined }, doneStepId };
  }
  const next = silence && silenced(alert, silence, at);
  return {
    alert: {
      ...alert,
      state: 'firing',
      acknowledged: undefined,
      quiet: silence,
    },
    doneStepId,
    entries: [{ alertId, at, kind: KINDS[kind] }, ...(next?.entries ?? [])],
    cancelSteps: EVERY_STEP,
    due: next?.due ?? begins(alert, at),
    news: [
      ...(wasHeld ? [{ news: 'unacknowledged' as const }] : []),
      ...(next?.news ?? []),
    ],
  };
}
