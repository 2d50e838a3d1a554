import type { Knex } from 'knex';
import type {
  ConfirmationStore,
  KeptConfirmation,
  NewConfirmation,
} from './ConfirmationStore';
import { insertConfirmation } from './operations/insertConfirmation';
import { undoConfirmation } from './operations/undoConfirmation';
import type { ConfirmationRow } from './operations/rows';

/** Keeps confirmations in SQLite or PostgreSQL. */
export class DatabaseConfirmationStore implements ConfirmationStore {
  readonly #db: Knex;

  constructor(db: Knex) {
    this.#db = db;
  }

  async getConfirmations(entityRefs: string[]): Promise<KeptConfirmation[]> {
    const rows: ConfirmationRow[] = await this.#db('confirmations').whereIn(
      'entity_ref',
      entityRefs,
    );
    return rows.map(row => ({
      entityRef: row.entity_ref,
      ownerRef: row.owner_ref,
      confirmedAt: new Date(Number(row.confirmed_at)),
      confirmedBy: row.confirmed_by,
    }));
  }

  async confirm(confirmation: NewConfirmation): Promise<void> {
    await this.#db.transaction(tx => insertConfirmation(tx, confirmation));
  }

  async undo(request: {
    id: string;
    actorRef: string;
    undoneAt: Date;
  }): Promise<string[]> {
    return this.#db.transaction(tx => undoConfirmation(tx, request));
  }
}
