import { decodeCursor, encodeCursor } from '@internal/backend-kit';
import type { AlertState } from '@callboard/backstage-plugin-alerts-common';
import type { Knex } from 'knex';
import { z } from 'zod';
import type { AlertRecord } from '../../../lifecycle/records';
import { severityRank } from '../../../lifecycle/severities';
import type { AlertFilter, Listed, VisibleAlerts } from '../../AlertQueryStore';
import { toAlertRecord, type AlertRow } from '../../alertRows';
import { whereMatches } from './whereMatches';
import { whereVisible } from './whereVisible';

const STATES: Readonly<Record<AlertFilter['state'], readonly AlertState[]>> = {
  open: ['firing', 'acknowledged'],
  firing: ['firing'],
  acknowledged: ['acknowledged'],
  resolved: ['resolved'],
  all: ['firing', 'acknowledged', 'resolved'],
};

/** To count all of 200,000 takes PostgreSQL half a second, and nobody reads on to the end. */
const MOST_COUNTED = 10_000;

/** State, severity or nothing, time and id of the last one that was given, and how many there are. */
const positionSchema = z.tuple([
  z.enum(['firing', 'acknowledged', 'resolved']),
  z.number(),
  z.number(),
  z.string(),
  z.number().int(),
]);

type Position = z.infer<typeof positionSchema>;

interface ListQuery {
  filter: AlertFilter;
  visible: VisibleAlerts;
  cursor?: string;
  limit: number;
}

const select = (db: Knex, { filter, visible }: ListQuery): Knex.QueryBuilder =>
  db('alerts').modify(query => {
    whereMatches(query, db, filter);
    whereVisible(query, db, visible);
  });

/** The last to end first. Their state is not asked for, as SQLite would then go by it, and sort all of them. */
function inOrderOfEnd(query: Knex.QueryBuilder, after?: Position): void {
  query.whereNotNull('alerts.resolved_at').orderBy([
    { column: 'alerts.resolved_at', order: 'desc' },
    { column: 'alerts.id', order: 'desc' },
  ]);
  if (!after) return;
  const [, , at, id] = after;
  query.whereRaw('(alerts.resolved_at, alerts.id) < (?, ?)', [at, id]);
}

/** The worst first, then the newest. */
function inOrderOfSeverity(query: Knex.QueryBuilder, after?: Position): void {
  query.orderBy([
    { column: 'alerts.severity_rank' },
    { column: 'alerts.opened_at', order: 'desc' },
    { column: 'alerts.id', order: 'desc' },
  ]);
  if (!after) return;
  const [, rank, at, id] = after;
  query
    .where('alerts.severity_rank', '>=', rank)
    .where(next =>
      next
        .where('alerts.severity_rank', '>', rank)
        .orWhereRaw('(alerts.opened_at, alerts.id) < (?, ?)', [at, id]),
    );
}

/** What of one state comes next. */
export function selectNext(
  db: Knex,
  state: AlertState,
  query: ListQuery & { after?: Position },
): Knex.QueryBuilder {
  const { limit, after } = query;
  const selected = select(db, query)
    .select('alerts.*')
    .limit(limit + 1);
  if (state === 'resolved') inOrderOfEnd(selected, after);
  else inOrderOfSeverity(selected.where('alerts.state', state), after);
  return selected;
}

const positionOf = (alert: AlertRecord, total: number): Position => [
  alert.state,
  severityRank(alert.severity),
  alert.state === 'resolved' ? alert.resolved?.at ?? 0 : alert.openedAt,
  alert.id,
  total,
];

/** Up to {@link MOST_COUNTED}. */
async function countAll(
  db: Knex,
  states: readonly AlertState[],
  query: ListQuery,
): Promise<number> {
  const counted = select(db, query)
    .whereIn('alerts.state', [...states])
    .select(db.raw('1 as one'))
    .limit(MOST_COUNTED)
    .as('counted');
  const [{ count }] = await db.from(counted).count({ count: '*' });
  return Number(count);
}

/** State by state, so that an index has each in its order. All are counted for the first part alone. */
export async function listAlerts(
  db: Knex,
  query: ListQuery,
): Promise<Listed<AlertRecord> & { totalItems: number }> {
  const { filter, cursor, limit } = query;
  const after = cursor ? decodeCursor(cursor, positionSchema) : undefined;
  const all = STATES[filter.state];
  const states = all.slice(after ? Math.max(0, all.indexOf(after[0])) : 0);
  const found: AlertRecord[] = [];
  for (const state of states) {
    if (found.length > limit) break;
    const rows: AlertRow[] = await selectNext(db, state, {
      ...query,
      limit: limit - found.length,
      after: after?.[0] === state ? after : undefined,
    });
    found.push(...rows.map(toAlertRecord));
  }
  const totalItems = after ? after[4] : await countAll(db, all, query);
  const items = found.slice(0, limit);
  const last = items.at(-1);
  const hasMore = last !== undefined && found.length > limit;
  return {
    items,
    totalItems,
    ...(hasMore && { nextCursor: encodeCursor(positionOf(last, totalItems)) }),
  };
}
