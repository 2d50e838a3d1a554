import type { ClaimedStep } from '../database/DueStore';
import type { AlertChange, AlertRecord, EntryRecord } from './records';

const KINDS = {
  'acknowledgement-ends': 'acknowledgement-ended',
  'snooze-ends': 'snooze-ended',
  'silence-ends': 'silence-ended',
} as const satisfies Partial<Record<ClaimedStep['kind'], EntryRecord['kind']>>;

/** An acknowledgement, a snooze or a silence is over: who answers is paged, from the first step on. */
export function endQuiet(
  alert: AlertRecord,
  { claimed, at }: { claimed: ClaimedStep; at: number },
): AlertChange {
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
  return {
    alert: {
      ...alert,
      state: 'firing',
      acknowledged: undefined,
      quiet: undefined,
    },
    doneStepId,
    entries: [{ alertId, at, kind: KINDS[kind] }],
    cancelSteps: ['escalate', 'acknowledgement-ends', 'snooze-ends'],
    due: [{ alertId, kind: 'escalate', dueAt: at, round: 0 }],
    ...(wasHeld && { news: [{ news: 'unacknowledged' }] }),
  };
}
