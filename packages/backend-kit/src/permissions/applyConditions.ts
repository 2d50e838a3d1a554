import { PermissionCriteria } from '@backstage/plugin-permission-common';
import {
  isAndCriteria,
  isNotCriteria,
  isOrCriteria,
} from '@backstage/plugin-permission-node';
import { Knex } from 'knex';

/** What a permission rule's `toQuery` returns: the column holds one of the values. */
export interface ColumnFilter<TColumn extends string = string> {
  column: TColumn;
  values: readonly string[];
}

/**
 * Adds the conditions of a permission decision to a query.
 *
 * Alternatives of the query's own belong into one `where(group => …)`: a bare `orWhere` beside the conditions lets rows
 * past them.
 *
 * An empty column holds none of the values, so `not` keeps such rows, exactly as the rule evaluated in memory does.
 *
 * @param columns - the SQL name of each column where it differs, for example `notes.owner_ref` in a join
 */
export function applyConditions<
  TColumn extends string,
  TQuery extends Knex.QueryBuilder,
>(
  query: TQuery,
  criteria: PermissionCriteria<ColumnFilter<TColumn>>,
  columns?: Partial<Record<TColumn, string>>,
): TQuery {
  return query.where(where => build(where, criteria, columns)) as TQuery;
}

// The constants stand for empty lists: knex would leave an empty group out and so let every row through.
function build<TColumn extends string>(
  where: Knex.QueryBuilder,
  criteria: PermissionCriteria<ColumnFilter<TColumn>>,
  columns?: Partial<Record<TColumn, string>>,
): void {
  if (isNotCriteria(criteria)) {
    where.whereNot(inner => build(inner, criteria.not, columns));
  } else if (isAndCriteria(criteria)) {
    where.whereRaw('1 = 1');
    for (const part of criteria.allOf) {
      where.andWhere(inner => build(inner, part, columns));
    }
  } else if (isOrCriteria(criteria)) {
    where.whereRaw('1 = 0');
    for (const part of criteria.anyOf) {
      where.orWhere(inner => build(inner, part, columns));
    }
  } else {
    const { column, values } = criteria;
    const name = columns?.[column] ?? column;
    where.whereNotNull(name).whereIn(name, values);
  }
}
