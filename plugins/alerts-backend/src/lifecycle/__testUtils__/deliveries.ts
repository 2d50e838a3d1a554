import { builtInRules } from '@callboard/backstage-plugin-alerts-common';
import type {
  Incoming,
  IncomingEvent,
} from '@callboard/backstage-plugin-alerts-common';
import type { Opening } from '../LaneCourse';
import type { Routed } from '../newRecords';
import type { AlertRecord, DeliveryRecord } from '../records';

/** Sat, 28 Nov 2026, 02:00 UTC. */
export const T0 = Date.UTC(2026, 10, 28, 2);
export const MINUTE = 60_000;
export const LANE = 'lane-1';

const iso = (at: number) => new Date(at).toISOString();

/** An event about one instance; it began at `T0` where nothing is said. */
export const event = (
  action: IncomingEvent['action'],
  dedupKey: string,
  fields: Partial<Omit<IncomingEvent, 'startsAt' | 'endsAt'>> & {
    startsAt?: number;
    endsAt?: number;
  } = {},
): IncomingEvent => {
  const { startsAt = T0, endsAt, ...rest } = fields;
  return {
    action,
    dedupKey,
    groupKey: 'PaymentErrorRate',
    title: 'PaymentErrorRate',
    summary: '5xx of payment-router is 12 %',
    labels: { alertname: 'PaymentErrorRate', pod: dedupKey },
    annotations: {},
    links: [],
    startsAt: iso(startsAt),
    ...(endsAt !== undefined && { endsAt: iso(endsAt) }),
    ...rest,
  };
};

let lastId = 0;

export const delivery = (
  events: IncomingEvent[],
  fields: Partial<DeliveryRecord> & { group?: Incoming['group'] } = {},
): DeliveryRecord => {
  const { group, ...rest } = fields;
  lastId += 1;
  return {
    id: lastId,
    laneId: LANE,
    kind: 'alertmanager',
    incoming: { events, ...(group && { group }) },
    receivedAt: T0,
    isRepeat: false,
    ...rest,
  };
};

export const routed = (): Routed => ({
  entityRef: 'component:default/payment-router',
  teamRef: 'group:default/payments',
  routedBy: 'The label service names it',
  isUnrouted: false,
});

export const opening = ({ openedAt }: { openedAt: number }): Opening => ({
  rules: builtInRules,
  firstStepAt: openedAt,
});

/** Silenced until then, where this is so of it. */
export const silencedUntil =
  (until: number, isFor: (alert: AlertRecord) => boolean = () => true) =>
  (alert: AlertRecord): Opening => ({
    ...opening(alert),
    ...(isFor(alert) && {
      quiet: { kind: 'silenced', until, reason: 'Works on the network' },
    }),
  });
