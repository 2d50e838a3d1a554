import type { Opening } from './LaneCourse';
import { targetOf, type Routed } from './newRecords';
import type { AlertChange, AlertRecord, EntryRecord } from './records';

interface Rerouting {
  at: number;
  routed: Routed;
  /** How an alert begins there. */
  opening: Opening;
  /** Another alert of the same group is open there: this one stays apart. */
  keepsKey?: boolean;
}

/** It begins there as though it came now, unless somebody has it, or it is quiet already. */
function begin(
  alert: AlertRecord,
  { at, opening: { quiet, firstStepAt } }: Rerouting,
): Omit<AlertChange, 'alert'> {
  const { id: alertId } = alert;
  if (quiet) {
    return {
      cancelSteps: ['escalate'],
      cancelMessages: true,
      due: [{ alertId, kind: 'silence-ends', dueAt: quiet.until }],
      news: [{ news: 'silenced', by: quiet.by }],
    };
  }
  if (firstStepAt === undefined) return {};
  return {
    cancelSteps: ['escalate'],
    cancelMessages: true,
    due: [{ alertId, kind: 'escalate', dueAt: at, round: 0 }],
  };
}

/** An alert that belonged nowhere belongs there now: who answers for it is paged. Nothing where somebody was faster. */
export function reroute(
  alert: AlertRecord,
  rerouting: Rerouting,
): AlertChange | undefined {
  if (!alert.isUnrouted || alert.state === 'resolved') return undefined;
  const { at, routed, opening, keepsKey } = rerouting;
  const { id: alertId, quiet: known } = alert;
  const { entityRef, teamRef, routedBy } = routed;
  // Hours were those of who was paged for what belongs nowhere.
  const isFree =
    alert.state === 'firing' && (!known || known.kind === 'working-hours');
  const begins = isFree ? begin(alert, rerouting) : {};
  const quiet = isFree ? opening.quiet : known;
  const entries: EntryRecord[] = [
    { alertId, at, kind: 'routed', data: { text: routedBy } },
  ];
  if (isFree && quiet) {
    const data = { until: quiet.until, text: quiet.reason };
    entries.push({ alertId, at, kind: 'silenced', actorRef: quiet.by, data });
  }
  return {
    ...begins,
    alert: {
      ...alert,
      ...{ entityRef, teamRef, routedBy, isUnrouted: false, quiet },
      ...{ nearest: undefined, namedRef: undefined },
      targetKey: keepsKey ? alert.targetKey : targetOf(routed),
      ...{ policy: opening.policy, rules: opening.rules },
    },
    entries,
    news: [{ news: 'routed' }, ...(begins.news ?? [])],
  };
}
