import type { Knex } from 'knex';
import type { AlertRecord } from '../../../lifecycle/records';

/** What is over of the same title and for the same, the newest first. */
export const selectEarlier = (
  db: Knex,
  alert: Pick<AlertRecord, 'id' | 'title' | 'targetKey' | 'openedAt'>,
  limit: number,
): Knex.QueryBuilder =>
  db('alerts')
    .where({
      title: alert.title,
      target_key: alert.targetKey,
      state: 'resolved',
    })
    .where('opened_at', '<=', alert.openedAt)
    .whereNot({ id: alert.id })
    .orderBy('opened_at', 'desc')
    .limit(limit);
