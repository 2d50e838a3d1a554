import { textRows } from '@internal/backend-kit';
import type { Knex } from 'knex';
import type {
  AlertRecord,
  DueRecord,
  InstanceRecord,
} from '../lifecycle/records';
import type {
  AlertQueryStore,
  AskedRef,
  VisibleAlerts,
} from './AlertQueryStore';
import { toAlertRecord, type AlertRow } from './alertRows';
import { toInstanceRecord, type InstanceRow } from './instanceRows';
import { countAlerts } from './operations/query/countAlerts';
import { listAlerts } from './operations/query/listAlerts';
import { readByRefs } from './operations/query/readByRefs';
import { readDeeds } from './operations/query/readDeeds';
import { selectEarlier } from './operations/query/selectEarlier';
import { readKeptEntries } from './operations/query/readKeptEntries';
import { readKeptPages } from './operations/query/readKeptPages';
import { readLastStep } from './operations/query/readLastStep';
import { readNextSteps } from './operations/query/readNextSteps';
import { readRefs } from './operations/query/readRefs';
import { pagesByOthers } from './operations/query/whereVisible';

/** Reads alerts in SQLite or PostgreSQL. */
export class DatabaseAlertQueryStore implements AlertQueryStore {
  readonly #db: Knex;

  constructor(db: Knex) {
    this.#db = db;
  }

  list(query: Parameters<AlertQueryStore['list']>[0]) {
    return listAlerts(this.#db, query);
  }

  count(options: Parameters<AlertQueryStore['count']>[0]) {
    return countAlerts(this.#db, options);
  }

  readRefs(which: 'open' | 'all') {
    return readRefs(this.#db, which);
  }

  async find(id: string): Promise<AlertRecord | undefined> {
    return (await this.findMany([id])).get(id);
  }

  async findMany(ids: readonly string[]): Promise<Map<string, AlertRecord>> {
    const rows: AlertRow[] = await this.#db('alerts').whereIn(
      'id',
      textRows(this.#db, ids),
    );
    return new Map(rows.map(row => [row.id, toAlertRecord(row)]));
  }

  async readInstances(
    alertId: string,
    limit: number,
  ): Promise<InstanceRecord[]> {
    const rows: InstanceRow[] = await this.#db('alert_instances')
      .where({ alert_id: alertId })
      // `firing` stands before `resolved`.
      .orderBy(['state', { column: 'id', order: 'desc' }])
      .limit(limit);
    return rows.map(toInstanceRecord);
  }

  readPages(alertId: string, limit: number) {
    return readKeptPages(this.#db, alertId, limit);
  }

  async readEarlier(
    alert: Pick<AlertRecord, 'id' | 'title' | 'targetKey' | 'openedAt'>,
    limit: number,
  ): Promise<AlertRecord[]> {
    const rows: AlertRow[] = await selectEarlier(this.#db, alert, limit);
    return rows.map(toAlertRecord);
  }

  readTimeline(query: Parameters<AlertQueryStore['readTimeline']>[0]) {
    return readKeptEntries(this.#db, query);
  }

  readNextSteps(alertIds: readonly string[]): Promise<Map<string, DueRecord>> {
    return readNextSteps(this.#db, alertIds);
  }

  async readPagedFor(
    userRef: string,
    alertIds: readonly string[],
  ): Promise<Set<string>> {
    const ids: string[] = await pagesByOthers(this.#db, userRef)
      .whereIn('alert_id', textRows(this.#db, alertIds))
      .distinct()
      .pluck('alert_id');
    return new Set(ids);
  }

  async readOpeners(alertIds: readonly string[]): Promise<Map<string, string>> {
    const rows: { alert_id: string; actor_ref: string }[] = await this.#db(
      'timeline_entries',
    )
      .where({ kind: 'opened' })
      .whereNotNull('actor_ref')
      .whereIn('alert_id', textRows(this.#db, alertIds))
      .select('alert_id', 'actor_ref');
    return new Map(rows.map(row => [row.alert_id, row.actor_ref]));
  }

  readDeeds(options: Parameters<AlertQueryStore['readDeeds']>[0]) {
    return readDeeds(this.#db, options);
  }

  readLastStep(alertId: string) {
    return readLastStep(this.#db, alertId);
  }

  readByRefs(asked: readonly AskedRef[], visible: VisibleAlerts) {
    return readByRefs(this.#db, asked, visible);
  }
}
