import { textRows } from '@internal/backend-kit';
import type { Knex } from 'knex';
import type { LaneChanges } from '../../lifecycle/LaneNotes';
import { ALERT_COLUMNS, toAlertRow } from '../alertRows';
import { INSTANCE_COLUMNS, toInstanceValues } from '../instanceRows';
import { cancelMessages, cancelSteps } from './cancel';
import { insertDue } from './insertDue';
import { insertEntries } from './insertEntries';
import { insertNews } from './insertNews';
import { insertRows, updateRows } from './writeRows';

/** What is over makes room for what begins: there is one open row of each key. */
async function writeAlerts(tx: Knex, changes: LaneChanges): Promise<void> {
  const { alerts, newAlertIds } = changes;
  const known = alerts.filter(({ id }) => !newAlertIds.has(id));
  const made = alerts.filter(({ id }) => newAlertIds.has(id));
  const shared = { table: 'alerts', columns: ALERT_COLUMNS };
  await updateRows(tx, { ...shared, rows: known.map(toAlertRow), key: 'id' });
  await insertRows(tx, { ...shared, rows: made.map(toAlertRow) });
}

async function writeInstances(tx: Knex, changes: LaneChanges): Promise<void> {
  const { instances, overAt } = changes;
  const known = instances.flatMap(instance =>
    instance.id === undefined
      ? []
      : [{ id: instance.id, ...toInstanceValues(instance) }],
  );
  const made = instances.filter(({ id }) => id === undefined);
  await updateRows(tx, {
    table: 'alert_instances',
    columns: { id: 'bigint', ...INSTANCE_COLUMNS },
    rows: known,
    key: 'id',
  });
  for (const [alertId, at] of overAt) {
    await tx('alert_instances')
      .where({ alert_id: alertId, state: 'firing' })
      .update({ state: 'resolved', resolved_at: at });
  }
  await insertRows(tx, {
    table: 'alert_instances',
    columns: INSTANCE_COLUMNS,
    rows: made.map(toInstanceValues),
  });
}

/** Writes what deliveries have changed, and what is to happen next. */
export async function writeLaneChanges(
  tx: Knex,
  changes: LaneChanges,
): Promise<void> {
  const { resolvedIds, acknowledgedIds } = changes;
  await writeAlerts(tx, changes);
  await writeInstances(tx, changes);
  await insertEntries(tx, changes.entries);
  const ended = textRows(tx, [...resolvedIds]);
  const stopped = textRows(tx, [...resolvedIds, ...acknowledgedIds]);
  if (resolvedIds.size > 0) await cancelSteps(tx, ended);
  for (const [kind, ids] of changes.cancelled) {
    await cancelSteps(tx, textRows(tx, [...ids]), [kind]);
  }
  if (resolvedIds.size + acknowledgedIds.size > 0) {
    await cancelMessages(tx, stopped);
  }
  await insertDue(tx, changes.due);
  await insertNews(tx, changes);
}
