import { randomUUID } from 'node:crypto';
import type { Knex } from 'knex';
import type { TransferStep } from '../TransferStore';
import type { MessageRow } from './rows';

/** For so long whoever did something may take it back before anybody is told; the undo bar stays for 10 s. */
const UNDO_MS = 12_000;

/** SQLite takes no more than 500 rows in one statement. */
const ROWS = 100;

/**
 * Notes, in the same transaction, whom to tell: what is committed will be told, even after a crash, and what is rolled
 * back never.
 */
export async function insertMessages(
  tx: Knex.Transaction,
  request: { steps: TransferStep[]; sendAt: number; undoable: boolean },
): Promise<void> {
  const batch = randomUUID();
  const due = request.sendAt + (request.undoable ? UNDO_MS : 0);
  const rows = request.steps.map(
    ({ id }): Omit<MessageRow, 'id'> => ({
      transfer_id: id,
      batch,
      due_at: due,
      claimed_until: null,
      attempts: 0,
      failed_at: null,
      told_json: null,
    }),
  );
  for (let at = 0; at < rows.length; at += ROWS) {
    await tx('messages').insert(rows.slice(at, at + ROWS));
  }
}
