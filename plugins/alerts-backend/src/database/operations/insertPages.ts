import type { Knex } from 'knex';
import type { MessageRecord, PageRecord } from '../../lifecycle/records';
import { clip } from '../values';
import { insertRows } from './writeRows';

const PAGE_COLUMNS = {
  id: 'text',
  alert_id: 'text',
  user_ref: 'text',
  channel: 'text',
  via: 'text',
  paged_by: 'text',
  at: 'bigint',
} as const;

const MESSAGE_COLUMNS = {
  id: 'text',
  alert_id: 'text',
  page_id: 'text',
  kind: 'text',
  user_ref: 'text',
  channel: 'text',
  state: 'text',
  due_at: 'bigint',
  created_at: 'bigint',
  attempts: 'integer',
  claimed_until: 'bigint',
} as const;

export async function insertPages(
  tx: Knex,
  pages: readonly PageRecord[],
): Promise<void> {
  await insertRows(tx, {
    table: 'pages',
    columns: PAGE_COLUMNS,
    rows: pages.map(page => ({
      id: page.id,
      alert_id: page.alertId,
      user_ref: page.userRef,
      channel: page.channel,
      via: clip(page.via, 200),
      paged_by: page.pagedBy,
      at: page.at,
    })),
  });
}

export async function insertMessages(
  tx: Knex,
  messages: readonly MessageRecord[],
  now: number,
): Promise<void> {
  await insertRows(tx, {
    table: 'messages',
    columns: MESSAGE_COLUMNS,
    rows: messages.map(message => ({
      id: message.id,
      alert_id: message.alertId,
      page_id: message.pageId,
      kind: message.kind,
      user_ref: message.userRef,
      channel: message.channel,
      due_at: message.dueAt,
      created_at: now,
      ...{ state: 'waiting', attempts: 0, claimed_until: 0 },
    })),
  });
}
