import { textRows } from '@internal/backend-kit';
import type { Knex } from 'knex';
import type { VisibleAlerts } from '../../AlertQueryStore';

/** Ids of alerts that a person was paged for. */
export const pagedFor = (db: Knex, userRef: string): Knex.QueryBuilder =>
  db('pages').where({ user_ref: userRef }).select('alert_id');

/** Pages of a person by anybody else, or by a policy: who pages themselves gets no right by it. */
export const pagesByOthers = (db: Knex, userRef: string): Knex.QueryBuilder =>
  db('pages')
    .where({ user_ref: userRef })
    .where(by => by.whereNull('paged_by').orWhereNot('paged_by', userRef));

/** Alerts whose place is known, and seen. */
function whereRouted(
  query: Knex.QueryBuilder,
  db: Knex,
  { entityRefs, teamRefs, only }: VisibleAlerts,
): void {
  query.where('alerts.is_unrouted', false);
  if (entityRefs && teamRefs) {
    query.where(place =>
      place
        .whereIn('alerts.entity_ref', textRows(db, entityRefs))
        .orWhere(ofTeam =>
          ofTeam
            .whereNull('alerts.entity_ref')
            .whereIn('alerts.team_ref', textRows(db, teamRefs)),
        ),
    );
  }
  if (!only) return;
  query.where(team => {
    team.whereIn('alerts.team_ref', textRows(db, only.teamRefs));
    if (only.withoutTeam) team.orWhereNull('alerts.team_ref');
  });
}

/** Narrows a query of `alerts` to what a caller sees. */
export function whereVisible(
  query: Knex.QueryBuilder,
  db: Knex,
  visible: VisibleAlerts,
): void {
  const { entityRefs, only, unrouted, userRef } = visible;
  const seesRouted = !entityRefs && !only;
  if (seesRouted && unrouted) return;
  query.where(any => {
    if (seesRouted) any.where('alerts.is_unrouted', false);
    else any.where(routed => whereRouted(routed, db, visible));
    if (unrouted) any.orWhere('alerts.is_unrouted', true);
    if (userRef) {
      const pages = pagesByOthers(db, userRef);
      any.orWhereIn('alerts.id', pages.select('alert_id'));
    }
  });
}
