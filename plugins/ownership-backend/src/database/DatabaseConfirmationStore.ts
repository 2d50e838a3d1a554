import type { Knex } from 'knex';
import type { ConfirmationStore, NewConfirmation } from './ConfirmationStore';
import { insertConfirmation } from './operations/insertConfirmation';
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

  async undo(request: {
    id: string;
    actorRef: string;
    undoneAt: Date;
  }): Promise<string[]> {
    return this.#db.transaction(tx => undoConfirmation(tx, request));
  }
}
