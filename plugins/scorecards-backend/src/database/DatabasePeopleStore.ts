import type { Knex } from 'knex';
import { HISTORY, PRESENT } from './operations/entities/tablesOfEntity';
import { inChange } from './operations/nextSeq';
import { eraseFromFacts } from './operations/people/eraseFromFacts';
import { eraseNotices } from './operations/people/eraseNotices';
import { moveDocuments } from './operations/people/moveDocuments';
import { moveEntity } from './operations/people/moveEntity';
import { moveNames, moveTeam } from './operations/people/moveNames';
import { readRecords } from './operations/people/readRecords';
import type { PeopleStore, PersonRecord } from './PeopleStore';

/** Keeps order in what is kept of people in SQLite or PostgreSQL. */
export class DatabasePeopleStore implements PeopleStore {
  readonly #db: Knex;

  constructor(db: Knex) {
    this.#db = db;
  }

  async readRecords(
    userRef: string,
    page: Parameters<PeopleStore['readRecords']>[1],
  ): Promise<PersonRecord[]> {
    return readRecords(this.#db, userRef, page);
  }

  async move(rename: Parameters<PeopleStore['move']>[0]): Promise<number> {
    if (rename.fromRef === rename.toRef) return 0;
    return inChange(this.#db, async (tx, seq) => {
      const move = { ...rename, seq };
      return (
        (await moveNames(tx, move)) +
        (await moveTeam(tx, move)) +
        (await moveDocuments(tx, move)) +
        (await moveEntity(tx, move))
      );
    });
  }

  async erase({
    userRef,
    erasedRef,
    at,
  }: Parameters<PeopleStore['erase']>[0]): Promise<number> {
    const names = await inChange(this.#db, async (tx, seq) => {
      const own = { entity_ref: userRef };
      // While the catalog has it, it comes back with what is known of it then.
      await tx('entities').where(own).update({ gone_at: at, seq });
      for (const table of [...HISTORY, ...PRESENT]) {
        await tx(table).where(own).delete();
      }
      await eraseNotices(tx, userRef);
      return moveNames(tx, { fromRef: userRef, toRef: erasedRef });
    });
    return names + (await eraseFromFacts(this.#db, { userRef, erasedRef }));
  }
}
