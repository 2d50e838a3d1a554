import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Knex } from 'knex';
import { insertRemovals, nextRevision } from './operations/nextRevision';
import type { FindingRow } from './operations/rows';
import type { FindingStore } from './FindingStore';

const BATCH = 200;

/** Keeps since when findings are seen in SQLite or PostgreSQL. */
export class DatabaseFindingStore implements FindingStore {
  readonly #db: Knex;

  constructor(db: Knex) {
    this.#db = db;
  }

  async changeFindings(
    changes: Parameters<FindingStore['changeFindings']>[0],
  ): Promise<void> {
    const { appeared, gone } = changes;
    const now = changes.now.getTime();
    if (appeared.length + gone.length === 0) return;
    await this.#db.transaction(async tx => {
      const revision = await nextRevision(tx);
      for (let at = 0; at < gone.length; at += BATCH) {
        const batch = gone.slice(at, at + BATCH);
        await tx('findings')
          .whereIn(
            ['entity_ref', 'code'],
            batch.map(({ entityRef, code }) => [entityRef, code]),
          )
          .delete();
        await insertRemovals(tx, {
          kind: 'finding',
          keys: batch.map(({ entityRef, code }) => `${entityRef}#${code}`),
          revision,
          removedAt: now,
        });
        await nextTurn();
      }
      for (let at = 0; at < appeared.length; at += BATCH) {
        const rows = appeared.slice(at, at + BATCH).map(
          ({ entityRef, code }): FindingRow => ({
            entity_ref: entityRef,
            code,
            found_at: now,
            revision,
          }),
        );
        await tx('findings')
          .insert(rows)
          .onConflict(['entity_ref', 'code'])
          .ignore();
        await nextTurn();
      }
    });
  }
}
