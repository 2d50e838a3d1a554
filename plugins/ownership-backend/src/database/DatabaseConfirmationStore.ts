import type { Knex } from 'knex';
import type {
  ConfirmationStore,
  KeptConfirmation,
  NewConfirmation,
} from './ConfirmationStore';
import { insertConfirmation } from './operations/insertConfirmation';
import { toKeptConfirmation } from './operations/keep';
import type { ConfirmationRow } from './operations/rows';
import { undoConfirmation } from './operations/undoConfirmation';

/** Keeps confirmations in SQLite or PostgreSQL. */
export class DatabaseConfirmationStore implements ConfirmationStore {
  readonly #db: Knex;

  constructor(db: Knex) {
    this.#db = db;
  }

  async confirm(confirmation: NewConfirmation): Promise<void> {
    await this.#db.transaction(tx => insertConfirmation(tx, confirmation));
  }

  async getStanding(request: {
    id: string;
    actorRef: string;
  }): Promise<KeptConfirmation[]> {
    const { id, actorRef } = request;
    const rows: ConfirmationRow[] = await this.#db('confirmations')
      .where({ confirmation_id: id, confirmed_by: actorRef })
      .orderBy('entity_ref');
    return rows.map(toKeptConfirmation);
  }

  async undo(request: {
    id: string;
    actorRef: string;
    undoneAt: Date;
  }): Promise<string[]> {
    return this.#db.transaction(tx => undoConfirmation(tx, request));
  }
}
