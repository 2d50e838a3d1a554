import type { Knex } from 'knex';
import type { FollowStateRow, RemovalRow, RemovedKind } from './rows';

/**
 * The number of the change this transaction makes. Its row stays locked until the end, so that numbers become visible in
 * their order: whoever has read up to one has missed none before it.
 */
export async function nextRevision(tx: Knex.Transaction): Promise<number> {
  const [{ revision }] = await tx<FollowStateRow>('follow_states')
    .increment('revision', 1)
    .returning('revision');
  return revision;
}

const BATCH = 200;

/** Lists what this transaction deletes. */
export async function insertRemovals(
  tx: Knex.Transaction,
  removed: {
    kind: RemovedKind;
    keys: string[];
    revision: number;
    removedAt: number;
  },
): Promise<void> {
  const { kind, keys, revision, removedAt } = removed;
  for (let at = 0; at < keys.length; at += BATCH) {
    await tx('removals').insert(
      keys
        .slice(at, at + BATCH)
        .map(
          (key): RemovalRow => ({ kind, key, revision, removed_at: removedAt }),
        ),
    );
  }
}
