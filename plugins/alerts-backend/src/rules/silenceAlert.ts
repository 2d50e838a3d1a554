import type { SilenceRecord } from '../database/SilenceStore';
import { pagesNobody } from '../lifecycle/pagesNobody';
import type { AlertChange, AlertRecord, DueRecord } from '../lifecycle/records';

/** What a silence says of an alert. */
export interface Silencing {
  by: string;
  at: number;
  until: number;
  reason: string;
}

export const silencingOf = (
  { createdBy, endsAt, reason }: SilenceRecord,
  at: number,
): Silencing => ({ by: createdBy, at, until: Date.parse(endsAt), reason });

/** Nobody is paged until then, whatever was to happen. Who has the alert has it still. */
function quietUntil(alert: AlertRecord, silencing: Silencing): AlertChange {
  const { by, at, until, reason } = silencing;
  const { id: alertId, quiet, acknowledged } = alert;
  const due: DueRecord[] = [{ alertId, kind: 'silence-ends', dueAt: until }];
  const cancelSteps: DueRecord['kind'][] = ['escalate', 'silence-ends'];
  // What gives it back gives it back when the silence is over.
  const later = (kind: DueRecord['kind']) => {
    cancelSteps.push(kind);
    due.push({ alertId, kind, dueAt: until });
  };
  if (quiet?.kind === 'snoozed') later('snooze-ends');
  const endsAt = acknowledged?.endsAt;
  const isLater = endsAt !== undefined && endsAt < until;
  if (isLater) later('acknowledgement-ends');
  return {
    alert: {
      ...alert,
      acknowledged:
        acknowledged && isLater
          ? { ...acknowledged, endsAt: until }
          : acknowledged,
      quiet: { kind: 'silenced', until, by, reason },
    },
    cancelSteps,
    cancelMessages: true,
    due,
    entries: [
      {
        ...{ alertId, at, kind: 'silenced', actorRef: by },
        data: { until, text: reason },
      },
    ],
    news: [{ news: 'silenced', by }],
  };
}

/**
 * A silence is for an alert that is open already. One that is quiet for as long or longer is left as it is, and so is what a person pages by
 * hand.
 */
export function silenceAlert(
  alert: AlertRecord,
  silencing: Silencing,
): AlertChange | undefined {
  const { state, sourceKind, quiet } = alert;
  if (state === 'resolved' || sourceKind === 'person') return undefined;
  if (pagesNobody(alert)) return undefined;
  const isQuiet =
    quiet !== undefined &&
    quiet.kind !== 'working-hours' &&
    quiet.until >= silencing.until;
  return isQuiet ? undefined : quietUntil(alert, silencing);
}

/**
 * A silence of an alert was ended by hand. Another one may be for it still.
 *
 * @param options.other - the one that ends last of those that are
 */
export function unsilenceAlert(
  alert: AlertRecord,
  { at, other }: { at: number; other?: Silencing },
): AlertChange | undefined {
  const { id: alertId, quiet } = alert;
  const isSilenced = quiet?.kind === 'silenced' && quiet.until > at;
  if (alert.state === 'resolved' || !isSilenced) return undefined;
  if (other) {
    const isOfIt = quiet.until === other.until && quiet.by === other.by;
    return isOfIt ? undefined : quietUntil(alert, other);
  }
  const cancelSteps: DueRecord['kind'][] = ['silence-ends'];
  if (pagesNobody(alert)) {
    return {
      ...{ alert: { ...alert, quiet: undefined }, cancelSteps },
      entries: [{ alertId, at, kind: 'silence-ended' }],
    };
  }
  return {
    alert: { ...alert, quiet: { ...quiet, until: at } },
    cancelSteps,
    due: [{ alertId, kind: 'silence-ends', dueAt: at }],
  };
}
