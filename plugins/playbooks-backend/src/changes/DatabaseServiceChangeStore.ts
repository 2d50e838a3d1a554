import { inBatches } from '@internal/backend-kit';
import type { Knex } from 'knex';
import { nextRevision } from '../database/operations/nextRevision';
import { areComparable } from './definitionOf';
import type { SeenDefinition, ServiceChangeStore } from './ServiceChangeStore';

interface ChangeRow {
  entity_ref: string;
  definition: string;
  /** PostgreSQL answers bigint as text. */
  changed_at: number | string | null;
}

/** Rows of a statement. */
const ROWS = 250;

/** Keeps changes of services in SQLite or PostgreSQL. Each process may tell of the same change: the first one counts. */
export class DatabaseServiceChangeStore implements ServiceChangeStore {
  readonly #db: Knex;

  constructor(db: Knex) {
    this.#db = db;
  }

  async see(seen: readonly SeenDefinition[], now: Date): Promise<void> {
    for (const batch of inBatches(seen, ROWS)) {
      await this.#db.transaction(tx => this.#seeBatch(tx, batch, now));
    }
  }

  async tell(entityRef: string, changedAt: Date): Promise<void> {
    const at = changedAt.getTime();
    await this.#db.transaction(async tx => {
      const told = await tx<ChangeRow>('service_changes')
        .insert({ entity_ref: entityRef, definition: '', changed_at: at })
        .onConflict('entity_ref')
        .merge(['changed_at'])
        .where(earlier =>
          earlier
            .whereNull('service_changes.changed_at')
            .orWhere('service_changes.changed_at', '<', at),
        )
        .returning('entity_ref');
      if (told.length > 0) await nextRevision(tx, 'pages');
    });
  }

  async readChanges(): Promise<Map<string, number>> {
    const rows = await this.#db<ChangeRow>('service_changes').whereNotNull(
      'changed_at',
    );
    return new Map(rows.map(row => [row.entity_ref, Number(row.changed_at)]));
  }

  async #seeBatch(
    tx: Knex.Transaction,
    seen: readonly SeenDefinition[],
    now: Date,
  ): Promise<void> {
    const table = () => tx<ChangeRow>('service_changes');
    const refs = seen.map(({ entityRef }) => entityRef);
    const rows = await table().whereIn('entity_ref', refs);
    const known = new Map(rows.map(row => [row.entity_ref, row.definition]));
    const unknown = seen.filter(({ entityRef }) => !known.has(entityRef));
    if (unknown.length > 0) {
      await table()
        .insert(
          unknown.map(({ entityRef, definition }) => ({
            entity_ref: entityRef,
            definition,
            changed_at: null,
          })),
        )
        .onConflict('entity_ref')
        .ignore();
    }
    let changes = 0;
    for (const { entityRef, definition } of seen) {
      const before = known.get(entityRef);
      if (before === undefined || before === definition) continue;
      const isChange = areComparable(before, definition);
      // Only who still finds what was there: another process may have seen it first.
      const written = await table()
        .where({ entity_ref: entityRef, definition: before })
        .update({ definition, ...(isChange && { changed_at: now.getTime() }) });
      if (isChange) changes += written;
    }
    if (changes > 0) await nextRevision(tx, 'pages');
  }
}
