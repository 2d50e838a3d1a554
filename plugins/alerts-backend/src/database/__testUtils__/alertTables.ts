import { mockServices } from '@backstage/backend-test-utils';
import type { Knex } from 'knex';
import type { AlertRecord, InstanceRecord } from '../../lifecycle/records';
import { ALERT_COLUMNS, toAlertRow } from '../alertRows';
import { INSTANCE_COLUMNS, toInstanceValues } from '../instanceRows';
import { openDatabase } from '../openDatabase';
import { insertRows } from '../operations/writeRows';

export const T0 = Date.parse('2026-12-02T03:06:00Z');
export const MINUTE = 60_000;

export const ANA = 'user:default/ana.ruiz';
export const CHEN = 'user:default/chen.li';
export const LEDGER = 'component:default/ledger';
export const ROUTER = 'component:default/payment-router';
export const PAYMENTS = 'group:default/payments';
export const FRAUD = 'group:default/fraud';

/** Everything, also what nobody knows the place of. */
export const ALL = { unrouted: true };

export async function migrated(
  createDatabase: () => Promise<Knex>,
): Promise<Knex> {
  const knex = await createDatabase();
  return openDatabase(mockServices.database({ knex }));
}

/** An alert that fires since five minutes. */
export const alertRecord = (
  change: Partial<AlertRecord> & Pick<AlertRecord, 'id'>,
): AlertRecord => {
  const entityRef = 'entityRef' in change ? change.entityRef : LEDGER;
  const teamRef = 'teamRef' in change ? change.teamRef : PAYMENTS;
  return {
    laneId: 'key-1',
    sourceKind: 'alertmanager',
    sourceTitle: 'prometheus-eu',
    groupKey: change.id,
    targetKey: entityRef ?? teamRef ?? '',
    entityRef,
    teamRef,
    isUnrouted: !entityRef && !teamRef,
    title: 'LedgerLagHigh',
    summary: 'The ledger is behind',
    severity: 'error',
    state: 'firing',
    firingCount: 1,
    instanceCount: 1,
    truncated: 0,
    repeats: 1,
    labels: { alertname: 'LedgerLagHigh', service: 'ledger' },
    annotations: {},
    links: [],
    startedAt: T0 - 5 * MINUTE,
    clockSkewMs: 0,
    openedAt: T0 - 5 * MINUTE,
    lastSeenAt: T0,
    rules: {
      steps: [
        { targets: [{ kind: 'level', level: 1 }], afterMinutes: 0 },
        { targets: [{ kind: 'level', level: 2 }], afterMinutes: 5 },
      ],
      repeat: 1,
      repeatAfterMinutes: 10,
    },
    timeZone: 'Europe/Berlin',
    revision: 1,
    ...change,
  };
};

/** One that was over a while ago. */
export const resolvedRecord = (
  change: Partial<AlertRecord> & Pick<AlertRecord, 'id'>,
): AlertRecord =>
  alertRecord({
    state: 'resolved',
    firingCount: 0,
    openedAt: T0 - 60 * MINUTE,
    resolved: { at: T0 - 30 * MINUTE, by: 'source' },
    ...change,
  });

export const instanceRecord = (
  change: Partial<InstanceRecord> & Pick<InstanceRecord, 'alertId'>,
): InstanceRecord => ({
  laneId: 'key-1',
  dedupKey: change.alertId,
  state: 'firing',
  summary: 'The ledger is behind',
  labels: {},
  annotations: {},
  firstSeenAt: T0,
  lastSeenAt: T0,
  repeats: 1,
  ...change,
});

export async function addAlerts(
  db: Knex,
  alerts: readonly AlertRecord[],
): Promise<void> {
  await insertRows(db, {
    table: 'alerts',
    columns: ALERT_COLUMNS,
    rows: alerts.map(toAlertRow),
  });
}

export async function addInstances(
  db: Knex,
  instances: readonly InstanceRecord[],
): Promise<void> {
  await insertRows(db, {
    table: 'alert_instances',
    columns: INSTANCE_COLUMNS,
    rows: instances.map(toInstanceValues),
  });
}
