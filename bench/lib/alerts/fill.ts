/* Alerts of three months, as the engine leaves them. */
import type { Knex } from 'knex';
import { builtInRules } from '../../../plugins/alerts-common/src';
import {
  ALERT_COLUMNS,
  toAlertRow,
} from '../../../plugins/alerts-backend/src/database/alertRows';
import {
  INSTANCE_COLUMNS,
  toInstanceValues,
} from '../../../plugins/alerts-backend/src/database/instanceRows';
import { insertEntries } from '../../../plugins/alerts-backend/src/database/operations/insertEntries';
import {
  insertMessages,
  insertPages,
} from '../../../plugins/alerts-backend/src/database/operations/insertPages';
import { insertRows } from '../../../plugins/alerts-backend/src/database/operations/writeRows';
import type {
  AlertRecord,
  EntryRecord,
  InstanceRecord,
  MessageRecord,
  PageRecord,
} from '../../../plugins/alerts-backend/src/lifecycle/records';
import type { AlertedService } from './organisation';

const DAY = 86_400_000;
const MINUTE = 60_000;
const DAYS = 90;
const BATCH = 2_000;
/** Titles that alerts of a service have; so it has fired before. */
const TITLES = 5;
const SEVERITIES = ['critical', 'error', 'warning', 'info'] as const;

interface FillOptions {
  alerts: number;
  /** Of these the last ones are not over yet, and somebody has them. */
  open: number;
  services: readonly AlertedService[];
  laneId: string;
  userRefs: readonly string[];
}

const idOf = (index: number) =>
  `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`;

const any = <T>(list: readonly T[], index: number): T =>
  list[(index * 7_919 + 13) % list.length];

function alertOf(index: number, options: FillOptions): AlertRecord {
  const { alerts, open, services, laneId, userRefs } = options;
  const { entityRef, teamRef, name } = any(services, index);
  const id = idOf(index);
  const openedAt = Date.now() - ((alerts - index) / alerts) * DAYS * DAY;
  const title = `ServiceAlert${index % TITLES}`;
  const isOpen = index >= alerts - open;
  const at = Math.round(openedAt);
  return {
    ...{ id, laneId, groupKey: `{}:{id="${id}"}`, targetKey: entityRef },
    ...{ sourceKind: 'alertmanager', sourceTitle: 'Bench' },
    ...{ entityRef, teamRef, isUnrouted: false },
    routedBy: `By the label service, which names ${name}.`,
    ...{ title, summary: `${name} answers with errors` },
    severity: SEVERITIES[index % SEVERITIES.length],
    state: isOpen ? 'acknowledged' : 'resolved',
    ...{ firingCount: isOpen ? 1 : 0, instanceCount: 1 },
    ...{ truncated: 0, repeats: 4 },
    labels: {
      ...{ alertname: title, service: name, severity: 'error' },
      ...{ cluster: 'production-eu', namespace: 'pay', pod: `${name}-7c9f8d` },
    },
    annotations: {
      summary: `${name} answers with errors`,
      description: 'More than 5 % of its requests have failed.',
    },
    links: [{ label: 'Runbook', url: 'https://runbooks.example.com/errors' }],
    ...{ startedAt: at, clockSkewMs: 0, openedAt: at, lastSeenAt: at + MINUTE },
    acknowledged: { at: at + 3 * MINUTE, by: any(userRefs, index) },
    ...(!isOpen && { resolved: { at: at + 30 * MINUTE, by: 'source' } }),
    ...{ rules: builtInRules, timeZone: 'Europe/Berlin', revision: 4 },
  };
}

const instanceOf = (alert: AlertRecord): InstanceRecord => ({
  ...{ alertId: alert.id, laneId: alert.laneId, dedupKey: alert.id },
  state: alert.resolved ? 'resolved' : 'firing',
  ...{ summary: alert.summary, severity: alert.severity },
  ...{ labels: alert.labels, annotations: alert.annotations },
  ...{ startsAt: alert.startedAt, firstSeenAt: alert.openedAt },
  ...{ lastSeenAt: alert.lastSeenAt, resolvedAt: alert.resolved?.at },
  repeats: alert.repeats,
});

function pageOf(alert: AlertRecord): {
  page: PageRecord;
  message: MessageRecord;
} {
  const { id: alertId, openedAt: at } = alert;
  const userRef = alert.acknowledged?.by;
  const shared = { alertId, userRef };
  return {
    page: { ...shared, id: alertId, via: 'level 1', at },
    message: {
      ...{ ...shared, id: alertId, pageId: alertId },
      ...{ kind: 'page', channel: 'portal', dueAt: at },
    },
  };
}

function entriesOf(alert: AlertRecord): EntryRecord[] {
  const { id: alertId, openedAt, acknowledged, resolved } = alert;
  const userRef = acknowledged?.by ?? '';
  const paged = { userRefs: [userRef], text: 'level 1', step: 1, round: 1 };
  const delivered = { userRefs: [userRef], channel: 'portal' };
  return [
    { alertId, at: openedAt, kind: 'opened' },
    { alertId, at: openedAt, kind: 'routed', data: { text: alert.routedBy } },
    { alertId, at: openedAt + 100, kind: 'paged', data: paged },
    { alertId, at: openedAt + 200, kind: 'delivered', data: delivered },
    {
      ...{ alertId, at: acknowledged?.at ?? openedAt, kind: 'acknowledged' },
      actorRef: userRef,
    },
    ...(resolved
      ? [{ alertId, at: resolved.at, kind: 'resolved' } as const]
      : []),
  ];
}

async function addBatch(db: Knex, alerts: readonly AlertRecord[]) {
  await insertRows(db, {
    table: 'alerts',
    columns: ALERT_COLUMNS,
    rows: alerts.map(toAlertRow),
  });
  await insertRows(db, {
    table: 'alert_instances',
    columns: INSTANCE_COLUMNS,
    rows: alerts.map(instanceOf).map(toInstanceValues),
  });
  const pages = alerts.map(pageOf);
  await insertPages(
    db,
    pages.map(({ page }) => page),
  );
  await insertMessages(
    db,
    pages.map(({ message }) => message),
    0,
  );
  await insertEntries(db, alerts.flatMap(entriesOf));
}

/** What senders have posted, and steps that were carried out. */
async function addWork(db: Knex, laneId: string) {
  await db('messages').update({
    ...{ state: 'sent', sent_at: db.ref('due_at'), attempts: 1 },
  });
  await db.raw(
    `insert into due_steps
       (alert_id, kind, round, due_at, state, done_at)
     select id, 'escalate', 0, opened_at, 'done', opened_at + 50 from alerts`,
  );
  await db.raw(
    `insert into deliveries
       (lane_id, kind, body_hash, incoming_json, received_at, next_at, state)
     select ?, 'alertmanager', md5(id) || md5(id || '2'), '{}',
       opened_at, opened_at, 'done'
     from alerts`,
    [laneId],
  );
}

/** Keeps alerts in PostgreSQL, as after months. All at once: what was sent is not to be sent again by an engine that is at work. */
export async function fillAlerts(
  db: Knex,
  options: FillOptions,
): Promise<void> {
  await db.transaction(async tx => {
    // To look after each foreign key takes half of the time.
    await tx.raw('set local session_replication_role = replica');
    for (let from = 0; from < options.alerts; from += BATCH) {
      const count = Math.min(BATCH, options.alerts - from);
      const batch = Array.from({ length: count }, (_, index) =>
        alertOf(from + index, options),
      );
      await addBatch(tx, batch);
    }
    await addWork(tx, options.laneId);
  });
  // What the database does by itself within minutes of many changes.
  await db.raw('vacuum analyze');
}
