import type {
  AlertDetail,
  AlertNamed,
  TimelineEntry,
} from '@callboard/backstage-plugin-alerts-common';

export const ANA: AlertNamed = {
  entityRef: 'user:default/ana.ruiz',
  title: 'Ana Ruiz',
};
export const CHEN: AlertNamed = {
  entityRef: 'user:default/chen.li',
  title: 'Chen Li',
};
export const ROUTER: AlertNamed = {
  entityRef: 'component:default/payment-router',
  title: 'payment-router',
};
export const PAYMENTS: AlertNamed = {
  entityRef: 'group:default/payments-core',
  title: 'Payments Core',
};

const MINUTE_MS = 60_000;

export const minutesAgo = (minutes: number) =>
  new Date(Date.now() - minutes * MINUTE_MS).toISOString();
export const inMinutes = (minutes: number) => minutesAgo(-minutes);

/** An alert that fires, of Payments Core; the reader is Ana Ruiz. */
export const alertOf = (change: Partial<AlertDetail> = {}): AlertDetail => ({
  id: 'a1',
  title: 'PaymentErrorRate',
  summary: '5xx of payment-router is 12% (limit 2%)',
  severity: 'critical',
  state: 'firing',
  firingCount: 1,
  instanceCount: 1,
  repeats: 14,
  startedAt: minutesAgo(6.5),
  openedAt: minutesAgo(6.4),
  lastSeenAt: minutesAgo(0.5),
  labels: { alertname: 'PaymentErrorRate', cluster: 'eu-1' },
  entity: ROUTER,
  team: PAYMENTS,
  source: { kind: 'alertmanager', title: 'alertmanager-eu' },
  pagedMe: true,
  ofMyTeams: true,
  revision: 1,
  annotations: {},
  links: [],
  instances: [],
  truncated: 0,
  pages: [],
  earlier: [],
  allowed: ['acknowledge', 'resolve', 'escalate', 'respond', 'snooze', 'note'],
  ...change,
});

export const acknowledgedBy = (by: AlertNamed, minutes = 1) =>
  ({
    state: 'acknowledged',
    acknowledged: { by, at: minutesAgo(minutes) },
    next: undefined,
  } as const);

let entries = 0;

export const entryOf = (change: Partial<TimelineEntry>): TimelineEntry => {
  entries += 1;
  return { id: `e${entries}`, at: minutesAgo(5), kind: 'opened', ...change };
};
