import type { AlertsPersonRecord } from '@callboard/backstage-plugin-alerts-common';
import type { Knex } from 'knex';
import { moveKeys } from './operations/people/moveKeys';
import { moveNames } from './operations/people/moveNames';
import { NAMED } from './operations/people/named';
import { readRecords } from './operations/people/readRecords';
import type { DueMove, PeopleStore, ReferenceMove } from './PeopleStore';
import type { Big } from './values';

interface MoveRow {
  id: Big;
  from_ref: string;
  to_ref: string;
}

/** Keeps order in what is kept of people, teams and services, in SQLite or PostgreSQL. */
export class DatabasePeopleStore implements PeopleStore {
  readonly #db: Knex;

  constructor(db: Knex) {
    this.#db = db;
  }

  async readRecords(
    userRef: string,
    page: Parameters<PeopleStore['readRecords']>[1],
  ): Promise<AlertsPersonRecord[]> {
    return readRecords(this.#db, userRef, page);
  }

  async add({ fromRef, toRef }: ReferenceMove): Promise<number> {
    const [{ id }] = await this.#db('reference_moves')
      .insert({ from_ref: fromRef, to_ref: toRef })
      .returning('id');
    return Number(id);
  }

  async claim({
    now,
    until,
  }: Parameters<PeopleStore['claim']>[0]): Promise<DueMove | undefined> {
    const oldest: MoveRow | undefined = await this.#db('reference_moves')
      .orderBy('id')
      .first();
    if (!oldest) return undefined;
    const { id, from_ref: fromRef, to_ref: toRef } = oldest;
    const claimed = await this.#db('reference_moves')
      .where({ id })
      .where('claimed_until', '<=', now)
      .update({ claimed_until: until });
    return claimed > 0 ? { id: Number(id), fromRef, toRef } : undefined;
  }

  async hold(id: number, until: number): Promise<void> {
    await this.#db('reference_moves')
      .where({ id })
      .update({ claimed_until: until });
  }

  async finish(id: number): Promise<void> {
    await this.#db('reference_moves').where({ id }).delete();
  }

  async move(
    move: ReferenceMove,
    onPart: () => Promise<void> = async () => {},
  ): Promise<number> {
    if (move.fromRef === move.toRef) return 0;
    let moved = await moveKeys(this.#db, move);
    for (const named of NAMED) {
      await onPart();
      moved += await moveNames(this.#db, named, move);
    }
    return moved;
  }
}
