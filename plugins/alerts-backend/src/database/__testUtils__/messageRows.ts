import type { Knex } from 'knex';
import { T0 } from './alertTables';

/** A message that waits, due at `T0`. */
export const messageRow = (
  change: { id: string } & Record<string, unknown>,
) => ({
  kind: 'page',
  channel: 'email',
  state: 'waiting',
  due_at: T0,
  created_at: T0,
  attempts: 0,
  claimed_until: 0,
  ...change,
});

export async function addMessages(
  db: Knex,
  rows: readonly ReturnType<typeof messageRow>[],
): Promise<void> {
  await db.batchInsert('messages', [...rows], 50);
}
