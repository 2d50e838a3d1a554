import { isPostgres } from '@internal/backend-kit';
import type { Knex } from 'knex';
import type { AlertChange, AlertRecord } from '../lifecycle/records';
import {
  ALERT_COLUMNS,
  toAlertRecord,
  toAlertRow,
  type AlertRow,
} from './alertRows';
import type { AlertStore } from './AlertStore';
import { cancelMessages, cancelSteps } from './operations/cancel';
import { insertDue } from './operations/insertDue';
import { insertEntries } from './operations/insertEntries';
import { insertNews } from './operations/insertNews';
import { insertMessages, insertPages } from './operations/insertPages';
import { updateRows } from './operations/writeRows';

/** @returns whether it was still to be done */
async function finishStep(
  tx: Knex,
  { doneStepId }: AlertChange,
  now: number,
): Promise<boolean> {
  if (doneStepId === undefined) return true;
  const done = await tx('due_steps')
    .where({ id: doneStepId, state: 'pending' })
    .update({ state: 'done', done_at: now });
  return done > 0;
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
    decide: (alert: AlertRecord) => AlertChange | undefined,
  ): Promise<AlertRecord | undefined> {
    return this.#db.transaction(async tx => {
      const row: AlertRow | undefined = await tx('alerts')
        .where({ id: alertId })
        .modify(query => {
          if (isPostgres(tx)) query.forUpdate();
        })
        .first();
      if (!row) return undefined;
      const alert = toAlertRecord(row);
      const change = decide(alert);
      if (!change) return alert;
      return (await this.#write(tx, change)) ? change.alert : alert;
    });
  }

  async #write(tx: Knex, change: AlertChange): Promise<boolean> {
    const now = this.#clock();
    if (!(await finishStep(tx, change, now))) return false;
    const { alert, news = [], resolvesInstancesAt } = change;
    alert.revision += 1;
    await updateRows(tx, {
      table: 'alerts',
      columns: ALERT_COLUMNS,
      rows: [toAlertRow(alert)],
      key: 'id',
    });
    if (resolvesInstancesAt !== undefined) {
      await tx('alert_instances')
        .where({ alert_id: alert.id, state: 'firing' })
        .update({ state: 'resolved', resolved_at: resolvesInstancesAt });
    }
    if (change.cancelSteps) {
      await cancelSteps(tx, [alert.id], change.cancelSteps);
    }
    if (change.cancelMessages) await cancelMessages(tx, [alert.id]);
    await insertDue(tx, change.due ?? []);
    await insertPages(tx, change.pages ?? []);
    await insertMessages(tx, change.messages ?? [], now);
    await insertEntries(tx, change.entries ?? []);
    await insertNews(tx, {
      alerts: [alert],
      news: news.map(one => ({ alertId: alert.id, at: now, ...one })),
    });
    return true;
  }
}
