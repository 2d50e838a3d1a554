import type { Knex } from 'knex';
import { updateRows } from './operations/writeRows';
import type { PulseStore } from './PulseStore';
import { clip } from './values';

const MOST_PROBLEM = 500;

/** Keeps pulses in SQLite or PostgreSQL. */
export class DatabasePulseStore implements PulseStore {
  readonly #db: Knex;

  constructor(db: Knex) {
    this.#db = db;
  }

  async noteLooks(looks: Parameters<PulseStore['noteLooks']>[0]) {
    await updateRows(this.#db, {
      table: 'pulses',
      columns: { id: 'text', at: 'bigint' },
      rows: [...looks].map(([id, at]) => ({ id, at })),
      key: 'id',
    });
  }

  async claimBeat(now: number, everyMs: number): Promise<boolean> {
    const next = now + everyMs;
    const claimed = await this.#engine()
      .where(due =>
        // It may have been claimed for longer than it is now done.
        due.where('next_at', '<=', now).orWhere('next_at', '>', next),
      )
      .update({ next_at: next });
    return claimed > 0;
  }

  async releaseBeat(): Promise<void> {
    await this.#engine().update({ next_at: 0 });
  }

  async noteBeat(now: number): Promise<void> {
    await this.#engine().update({ at: now });
  }

  async noteWatcher(outcome: Parameters<PulseStore['noteWatcher']>[0]) {
    await this.#db('pulses')
      .where({ id: 'watcher' })
      .update(
        'at' in outcome
          ? { at: outcome.at, problem: null }
          : { problem: clip(outcome.problem, MOST_PROBLEM) },
      );
  }

  #engine() {
    return this.#db('pulses').where({ id: 'engine' });
  }
}
