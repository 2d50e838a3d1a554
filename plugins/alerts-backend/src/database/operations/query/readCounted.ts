import { jsonOfRows, jsonRows } from '@internal/backend-kit';
import type { CountedAlert } from '@callboard/backstage-plugin-alerts-common';
import type { Knex } from 'knex';
import type { AskedRef } from '../../AlertQueryStore';
import type { FigureStore } from '../../FigureStore';
import type { Big } from '../../values';
import { whereVisible } from './whereVisible';

const MOST_ALERTS = 50_000;

const COLUMNS = {
  entity: 'alerts.entity_ref',
  team: 'alerts.team_ref',
} as const;

interface CountedRow {
  asked: string;
  team_ref: string | null;
  time_zone: string;
  paged_at: Big | null;
  acknowledged_at: Big | null;
  acknowledged_by: string | null;
}

const toCounted = (row: CountedRow): CountedAlert => ({
  ...(row.team_ref !== null && { teamRef: row.team_ref }),
  timeZone: row.time_zone,
  ...(row.paged_at !== null && { pagedAt: Number(row.paged_at) }),
  ...(row.acknowledged_by !== null && {
    acknowledged: { at: Number(row.acknowledged_at), by: row.acknowledged_by },
  }),
});

/** When somebody was first paged for an alert, and who acknowledged it first. */
export async function readCounted(
  db: Knex,
  kind: AskedRef['kind'],
  ...[asked, { since, visible }]: Parameters<FigureStore['readCounted']>
): Promise<[asked: string, alert: CountedAlert][]> {
  const json = await jsonOfRows(asked, one => [one.asked, one.ref]);
  const wanted = jsonRows(db, json, { asked: 'text', ref: 'text' });
  const pagedAt = db('pages')
    .whereRaw('pages.alert_id = alerts.id')
    .whereNotNull('pages.user_ref')
    .min('pages.at')
    .as('paged_at');
  const first = db('timeline_entries as entry')
    .whereRaw('entry.alert_id = alerts.id')
    .where('entry.kind', 'acknowledged')
    .whereNotNull('entry.actor_ref')
    .min('entry.id');
  const rows: CountedRow[] = await db
    .from(db.raw('? as wanted', [wanted]))
    .join('alerts', COLUMNS[kind], 'wanted.ref')
    .leftJoin('timeline_entries as taken', 'taken.id', db.raw('?', [first]))
    .where('alerts.opened_at', '>=', since)
    .modify(query => whereVisible(query, db, visible))
    .orderBy('alerts.opened_at', 'desc')
    .limit(MOST_ALERTS)
    .select('wanted.asked', 'alerts.team_ref', 'alerts.time_zone', pagedAt)
    .select({
      acknowledged_at: 'taken.at',
      acknowledged_by: 'taken.actor_ref',
    });
  return rows.map(row => [row.asked, toCounted(row)]);
}
