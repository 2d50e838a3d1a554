import { inBatches } from '@internal/backend-kit';
import type { Knex } from 'knex';
import type { MessageRow } from '../rows';
import type { NewMessage } from '../WatchStore';

/** SQLite takes no more than 500 rows in one statement. */
const ROWS = 100;

const toRow = (message: NewMessage): Omit<MessageRow, 'id'> => {
  const { expiresAt, ...payload } = message;
  return {
    kind: message.kind,
    payload_json: JSON.stringify(payload),
    expires_at: expiresAt.getTime(),
    claimed_until: null,
    attempts: 0,
  };
};

/** Keeps what is to be told, in the transaction of what it is about. */
export async function insertMessages(
  tx: Knex.Transaction,
  messages: readonly NewMessage[],
): Promise<void> {
  for (const rows of inBatches(messages.map(toRow), ROWS)) {
    await tx('messages').insert(rows);
  }
}
