import { idRows, isPostgres, textRows } from '@internal/backend-kit';
import type { Knex } from 'knex';
import type { AlertChange, AlertRecord } from '../lifecycle/records';
import {
  ALERT_COLUMNS,
  toAlertRecord,
  toAlertRow,
  type AlertRow,
} from './alertRows';
import type { AlertStore, Decide } from './AlertStore';
import { cancelMessages, cancelSteps } from './operations/cancel';
import { insertDue } from './operations/insertDue';
import { insertEntries } from './operations/insertEntries';
import { insertNews } from './operations/insertNews';
import { insertMessages, insertPages } from './operations/insertPages';
import { updateRows } from './operations/writeRows';
import type { Big } from './values';

/** Until the transaction ends nobody else changes them; in the order of their ids, as others who hold several do. */
async function holdAlerts(
  tx: Knex,
  alertIds: readonly string[],
): Promise<AlertRecord[]> {
  const rows: AlertRow[] = await tx('alerts')
    .whereIn('id', textRows(tx, alertIds))
    .orderBy('id')
    .modify(query => {
      // Lines of timelines and what is sent need not wait: they keep the key alone.
      if (isPostgres(tx)) query.forNoKeyUpdate();
    });
  return rows.map(toAlertRecord);
}

/** @returns those whose step was still to be done */
async function finishSteps(
  tx: Knex,
  changes: readonly AlertChange[],
  now: number,
): Promise<AlertChange[]> {
  const ids = changes.flatMap(({ doneStepId }) => doneStepId ?? []);
  if (ids.length === 0) return [...changes];
  const rows: { id: Big }[] = await tx('due_steps')
    .where({ state: 'pending' })
    .whereIn('id', idRows(tx, ids))
    .update({ state: 'done', done_at: now })
    .returning('id');
  const done = new Set(rows.map(({ id }) => Number(id)));
  return changes.filter(
    ({ doneStepId }) => doneStepId === undefined || done.has(doneStepId),
  );
}

/** What is called off of one alert. */
async function callOff(
  tx: Knex,
  { alert: { id }, resolvesInstancesAt: at, ...change }: AlertChange,
): Promise<void> {
  if (at !== undefined) {
    await tx('alert_instances')
      .where({ alert_id: id, state: 'firing' })
      .update({ state: 'resolved', resolved_at: at });
  }
  if (change.cancelSteps) await cancelSteps(tx, [id], change.cancelSteps);
  if (change.cancelMessages) await cancelMessages(tx, [id]);
}

/** Changes alerts in SQLite or PostgreSQL. */
export class DatabaseAlertStore implements AlertStore {
  readonly #db: Knex;
  readonly #clock: () => number;

  constructor(db: Knex, clock: () => number = Date.now) {
    this.#db = db;
    this.#clock = clock;
  }

  async read(alertIds: readonly string[]): Promise<Map<string, AlertRecord>> {
    const rows: AlertRow[] = await this.#db('alerts').whereIn('id', [
      ...new Set(alertIds),
    ]);
    return new Map(rows.map(row => [row.id, toAlertRecord(row)]));
  }

  async change(
    alertId: string,
    decide: Decide,
  ): Promise<AlertRecord | undefined> {
    return this.#db.transaction(async tx => {
      const [alert] = await holdAlerts(tx, [alertId]);
      const change = alert && decide(alert);
      if (!change) return alert;
      const [written] = await this.#write(tx, [change]);
      return written ? written.alert : alert;
    });
  }

  async changeAll(decisions: ReadonlyMap<string, Decide>): Promise<void> {
    await this.#db.transaction(async tx => {
      const alerts = await holdAlerts(tx, [...decisions.keys()]);
      const changes = alerts.flatMap(
        alert => decisions.get(alert.id)?.(alert) ?? [],
      );
      await this.#write(tx, changes);
    });
  }

  /** @returns what was still to be done */
  async #write(
    tx: Knex,
    wanted: readonly AlertChange[],
  ): Promise<AlertChange[]> {
    const now = this.#clock();
    const changes = await finishSteps(tx, wanted, now);
    for (const { alert } of changes) alert.revision += 1;
    const alerts = changes.map(({ alert }) => alert);
    await updateRows(tx, {
      table: 'alerts',
      columns: ALERT_COLUMNS,
      rows: alerts.map(toAlertRow),
      key: 'id',
    });
    for (const change of changes) await callOff(tx, change);
    const all = <T>(of: (change: AlertChange) => readonly T[] | undefined) =>
      changes.flatMap(change => of(change) ?? []);
    await insertDue(
      tx,
      all(({ due }) => due),
    );
    await insertPages(
      tx,
      all(({ pages }) => pages),
    );
    await insertMessages(
      tx,
      all(({ messages }) => messages),
      now,
    );
    await insertEntries(
      tx,
      all(({ entries }) => entries),
    );
    await insertNews(tx, {
      alerts,
      news: all(({ alert, news }) =>
        news?.map(one => ({ alertId: alert.id, at: now, ...one })),
      ),
    });
    return changes;
  }
}
