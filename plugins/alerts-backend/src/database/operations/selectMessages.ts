import type { MessageState } from '@callboard/backstage-plugin-alerts-common';
import type { Knex } from 'knex';

/** When the last one that was given was made, and its id. */
export type LogPosition = [at: number, id: string];

/** Messages of one state, the newest first: an index has them in this order. */
export const selectMessages = (
  db: Knex,
  query: {
    state: MessageState;
    channel?: string;
    after?: LogPosition;
    limit: number;
  },
): Knex.QueryBuilder =>
  db('messages')
    .where({ state: query.state })
    .modify(rows => {
      if (query.channel !== undefined) rows.where({ channel: query.channel });
      if (query.after) rows.whereRaw('(created_at, id) < (?, ?)', query.after);
    })
    .orderBy([
      { column: 'created_at', order: 'desc' },
      { column: 'id', order: 'desc' },
    ])
    .limit(query.limit);
