import { groupBy, textRows } from '@internal/backend-kit';
import type { Knex } from 'knex';
import type { PageRecord } from '../../../lifecycle/records';
import type { KeptMessage, KeptPage } from '../../AlertQueryStore';
import type { Big } from '../../values';

export interface PageRow {
  id: string;
  alert_id: string;
  user_ref: string | null;
  channel: string | null;
  via: string;
  paged_by: string | null;
  at: Big;
}

interface MessageRow {
  id: string;
  page_id: string;
  channel: string;
  state: KeptMessage['state'];
  due_at: Big;
  sent_at: Big | null;
  problem: string | null;
}

export const toPage = (row: PageRow): PageRecord => ({
  id: row.id,
  alertId: row.alert_id,
  userRef: row.user_ref ?? undefined,
  channel: row.channel ?? undefined,
  via: row.via,
  pagedBy: row.paged_by ?? undefined,
  at: Number(row.at),
});

const toMessage = (row: MessageRow): KeptMessage => ({
  id: row.id,
  channel: row.channel,
  state: row.state,
  at: Number(row.sent_at ?? row.due_at),
  problem: row.problem ?? undefined,
});

/** Who was paged, the newest first, with their messages in the order in which they are sent. */
export async function readKeptPages(
  db: Knex,
  alertId: string,
  limit: number,
): Promise<KeptPage[]> {
  const pages: PageRow[] = await db('pages')
    .where({ alert_id: alertId })
    .orderBy([
      { column: 'at', order: 'desc' },
      { column: 'id', order: 'desc' },
    ])
    .limit(limit);
  if (pages.length === 0) return [];
  const ids = pages.map(({ id }) => id);
  const rows: MessageRow[] = await db('messages')
    .whereIn('page_id', textRows(db, ids))
    .orderBy(['due_at', 'id']);
  const messages = groupBy(rows, row => row.page_id);
  return pages.map(page => ({
    ...toPage(page),
    messages: (messages.get(page.id) ?? []).map(toMessage),
  }));
}
