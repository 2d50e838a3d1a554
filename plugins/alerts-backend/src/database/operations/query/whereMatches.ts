import { isPostgres, textRows } from '@internal/backend-kit';
import type { Knex } from 'knex';
import type { AlertFilter } from '../../AlertQueryStore';
import { jsonOf } from '../../values';
import { severityRank } from '../../../lifecycle/severities';
import { pagedFor } from './whereVisible';

/**
 * Labels are kept as JSON without spaces: a name with its value stands in there as it is written here, behind a brace or a comma, and
 * nowhere else, as quotes within texts are escaped.
 */
function whereLabel(
  query: Knex.QueryBuilder,
  db: Knex,
  { name, value }: { name: string; value: string },
): void {
  const part = jsonOf({ [name]: value }).slice(1, -1);
  const holds = isPostgres(db)
    ? 'strpos(alerts.labels_json, ?) > 0'
    : 'instr(alerts.labels_json, ?) > 0';
  query.where(label =>
    label.whereRaw(holds, [`{${part}`]).orWhereRaw(holds, [`,${part}`]),
  );
}

function whereText(query: Knex.QueryBuilder, text: string): void {
  const pattern = `%${text.toLowerCase().replace(/[!%_]/g, '!$&')}%`;
  query.where(any =>
    any
      .whereRaw("lower(alerts.title) like ? escape '!'", [pattern])
      .orWhereRaw("lower(alerts.summary) like ? escape '!'", [pattern]),
  );
}

/** Somebody has it, or was paged for it while nobody has it. */
export function whereMine(
  query: Knex.QueryBuilder,
  db: Knex,
  userRef: string,
): void {
  query.where(mine =>
    mine
      .where('alerts.acknowledged_by', userRef)
      .orWhere(paged =>
        paged
          .whereNull('alerts.acknowledged_at')
          .whereIn('alerts.id', pagedFor(db, userRef)),
      ),
  );
}

/** Narrows a query of `alerts` to those of a list; their state is asked for apart. */
export function whereMatches(
  query: Knex.QueryBuilder,
  db: Knex,
  filter: AlertFilter,
): void {
  const { severity, entityRef, teamRefs, label, text, mineOf } = filter;
  if (severity) query.where('alerts.severity_rank', severityRank(severity));
  if (entityRef) query.where('alerts.entity_ref', entityRef);
  if (teamRefs) query.whereIn('alerts.team_ref', textRows(db, teamRefs));
  if (filter.isUnrouted) query.where('alerts.is_unrouted', true);
  if (label) whereLabel(query, db, label);
  if (text) whereText(query, text);
  if (mineOf) whereMine(query, db, mineOf);
}
