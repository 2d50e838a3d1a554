import type { IncomingEvent } from '@callboard/backstage-plugin-alerts-common';
import { startOf } from './merge';
import type { AlertRecord, DeliveryRecord, InstanceRecord } from './records';
import { worstOf } from './severities';

/** What an alert is for. */
export interface Routed {
  entityRef?: string;
  teamRef?: string;
  /** In words; why not, where it is unrouted. */
  routedBy?: string;
  isUnrouted: boolean;
  /** Full references of what it may be of, the likeliest first. */
  nearest?: string[];
}

/** Of an alert whose rounds have not begun; who is in UTC is asked for it again, to no harm. */
export const UNKNOWN_ZONE = 'UTC';

/** Empty where it is not known. */
export const targetOf = ({ entityRef, teamRef }: Routed): string =>
  entityRef ?? teamRef ?? '';

/** An alert without instances, as its first event tells of it. */
export function newAlert(
  event: IncomingEvent,
  { receivedAt, laneId, kind, incoming }: DeliveryRecord,
  options: { id: string; sourceTitle: string; routed: Routed },
): AlertRecord {
  const { id, sourceTitle, routed } = options;
  const { groupKey, title, summary, labels, annotations, links } = event;
  const startsAt = startOf(event) ?? receivedAt;
  return {
    ...{ id, laneId, sourceKind: kind, sourceTitle, groupKey },
    ...routed,
    targetKey: targetOf(routed),
    ...(routed.isUnrouted && { namedRef: event.entityRef }),
    ...{ title, summary, labels, annotations, links },
    severity: worstOf([event.severity]),
    state: 'firing',
    firingCount: 0,
    instanceCount: 0,
    truncated: incoming.group?.truncated ?? 0,
    repeats: 1,
    startedAt: Math.min(startsAt, receivedAt),
    clockSkewMs: Math.max(0, startsAt - receivedAt),
    openedAt: receivedAt,
    lastSeenAt: receivedAt,
    // What it begins with is decided once it is known what it is.
    rules: { steps: [], repeat: 0, repeatAfterMinutes: 1 },
    timeZone: UNKNOWN_ZONE,
    revision: 0,
  };
}

export const newInstance = (
  event: IncomingEvent,
  { receivedAt, laneId }: DeliveryRecord,
  alertId: string,
): InstanceRecord => ({
  ...{ alertId, laneId, dedupKey: event.dedupKey },
  state: 'firing',
  summary: event.summary,
  severity: event.severity,
  labels: event.labels,
  annotations: event.annotations,
  startsAt: startOf(event),
  firstSeenAt: receivedAt,
  lastSeenAt: receivedAt,
  repeats: 1,
});
