import { textRows } from '@internal/backend-kit';
import type { Knex } from 'knex';
import type { OpenCounts, VisibleAlerts } from '../../AlertQueryStore';
import type { Big } from '../../values';
import { whereMine } from './whereMatches';
import { whereVisible } from './whereVisible';

/** Open ones, in one statement. */
export async function countAlerts(
  db: Knex,
  options: {
    visible: VisibleAlerts;
    userRef?: string;
    teamRefs: readonly string[];
    since: number;
  },
): Promise<OpenCounts> {
  const { visible, userRef, teamRefs, since } = options;
  const idsOf = (narrow: (query: Knex.QueryBuilder) => void) =>
    db('alerts')
      .whereIn('alerts.state', ['firing', 'acknowledged'])
      .modify(narrow)
      .select('alerts.id');
  const mine = idsOf(query => {
    if (userRef) whereMine(query, db, userRef);
    else query.whereRaw('1 = 0');
  });
  const sum = (when: string, name: string, ...bindings: Knex.RawBinding[]) =>
    db.raw(`sum(case when ${when} then 1 else 0 end) as ${name}`, bindings);
  const [row]: Record<keyof OpenCounts, Big | null>[] = await db('alerts')
    .whereIn('alerts.state', ['firing', 'acknowledged'])
    .modify(query => whereVisible(query, db, visible))
    .count({ open: '*' })
    .select(
      sum('alerts.id in (?)', 'mine', mine),
      sum('alerts.team_ref in (?)', '"myTeams"', textRows(db, teamRefs)),
      sum('alerts.is_unrouted', 'unrouted'),
      sum('alerts.opened_at >= ?', 'recent', since),
    );
  const numberOf = (name: keyof OpenCounts) => Number(row[name] ?? 0);
  return {
    open: numberOf('open'),
    mine: numberOf('mine'),
    myTeams: numberOf('myTeams'),
    unrouted: numberOf('unrouted'),
    recent: numberOf('recent'),
  };
}
