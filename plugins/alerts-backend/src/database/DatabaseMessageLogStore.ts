import { decodeCursor, encodeCursor, isPostgres } from '@internal/backend-kit';
import type { MessageState } from '@callboard/backstage-plugin-alerts-common';
import type { Knex } from 'knex';
import { z } from 'zod';
import type { MessageRecord } from '../lifecycle/records';
import type { LoggedMessage, MessageLogStore } from './MessageLogStore';
import { selectMessages } from './operations/selectMessages';
import { numberOf, type Big } from './values';

const STATES: readonly MessageState[] = [
  'waiting',
  'sent',
  'cancelled',
  'failed',
];

const positionSchema = z.tuple([z.number(), z.string()]);

interface LogRow {
  id: string;
  alert_id: string | null;
  page_id: string | null;
  kind: MessageRecord['kind'];
  user_ref: string | null;
  channel: string;
  state: MessageState;
  due_at: Big;
  attempts: number;
  claimed_until: Big;
  sent_at: Big | null;
  reference: string | null;
  problem: string | null;
  created_at: Big;
}

function toLogged(row: LogRow): LoggedMessage {
  const dueAt = Number(row.due_at);
  // What waits for another attempt is claimed until then.
  const nextAt = row.attempts > 0 ? Number(row.claimed_until) : 0;
  return {
    id: row.id,
    alertId: row.alert_id ?? undefined,
    pageId: row.page_id ?? undefined,
    kind: row.kind,
    userRef: row.user_ref ?? undefined,
    channel: row.channel,
    state: row.state,
    dueAt,
    createdAt: Number(row.created_at),
    at: numberOf(row.sent_at) ?? Math.max(dueAt, nextAt),
    attempts: row.attempts,
    problem: row.problem ?? undefined,
    reference: row.reference ?? undefined,
  };
}

const newestFirst = (a: LoggedMessage, b: LoggedMessage) =>
  b.createdAt - a.createdAt || (a.id < b.id ? 1 : -1);

/** Reads messages, and has them tried again, in SQLite or PostgreSQL. */
export class DatabaseMessageLogStore implements MessageLogStore {
  readonly #db: Knex;

  constructor(db: Knex) {
    this.#db = db;
  }

  async list({
    state,
    channel,
    cursor,
    limit,
  }: Parameters<MessageLogStore['list']>[0]) {
    const after = cursor ? decodeCursor(cursor, positionSchema) : undefined;
    const parts: LogRow[][] = await Promise.all(
      (state ? [state] : STATES).map(one =>
        selectMessages(this.#db, {
          ...{ state: one, channel, after, limit: limit + 1 },
        }),
      ),
    );
    const found = parts.flat().map(toLogged).sort(newestFirst);
    const items = found.slice(0, limit);
    const last = items.at(-1);
    const hasMore = last !== undefined && found.length > limit;
    return {
      items,
      ...(hasMore && { nextCursor: encodeCursor([last.createdAt, last.id]) }),
    };
  }

  async retry(id: string, now: number) {
    return this.#db.transaction(async tx => {
      const row: Pick<LogRow, 'state' | 'kind' | 'alert_id'> | undefined =
        await tx('messages').where({ id }).first('state', 'kind', 'alert_id');
      if (!row) return 'unknown';
      if (row.state !== 'failed') return 'settled';
      if (row.kind === 'page' && !(await holdFiring(tx, row.alert_id))) {
        return 'over';
      }
      const retried = await tx('messages')
        .where({ id, state: 'failed' })
        .update({
          ...{ state: 'waiting', due_at: now, attempts: 0, claimed_until: 0 },
          ...{ sent_at: null, problem: null },
        });
      return retried > 0 ? 'retried' : 'settled';
    });
  }
}

/** Nobody takes the alert meanwhile: that would not cancel the message. @returns whether it fires and nobody has it */
async function holdFiring(tx: Knex, alertId: string | null): Promise<boolean> {
  const alert: { state: string } | undefined = await tx('alerts')
    .where({ id: alertId })
    .modify(query => {
      if (isPostgres(tx)) query.forUpdate();
    })
    .first('state');
  return alert?.state === 'firing';
}
