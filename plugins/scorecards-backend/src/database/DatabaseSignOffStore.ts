import { randomUUID } from 'node:crypto';
import type { FactReading } from '@callboard/backstage-plugin-scorecards-common';
import type { Knex } from 'knex';
import { plainText } from '@internal/backend-kit';
import { writeFactsIn } from './operations/facts/writeFacts';
import { inChange } from './operations/nextSeq';
import { COUNTS, toSignOff, type SignOffRow } from './signOffRows';
import type {
  NewSignOff,
  SignOffRecord,
  SignOffStore,
  WrittenSignOff,
} from './SignOffStore';

const toRow = (signOff: NewSignOff): SignOffRow => ({
  id: randomUUID(),
  entity_ref: signOff.entityRef,
  fact: signOff.fact,
  value_json: JSON.stringify(signOff.value),
  evidence_url:
    signOff.evidenceUrl === undefined ? null : plainText(signOff.evidenceUrl),
  note: signOff.note === undefined ? null : plainText(signOff.note),
  signed_by: signOff.signedBy,
  signed_at: signOff.signedAt,
  until: signOff.until,
  ended_at: null,
  revoked_by: null,
  revoked_at: null,
});

interface Said {
  row: SignOffRow;
  reading: FactReading;
  at: number;
}

/** Has the fact be as the sign-off, or its end, says. */
async function say(
  tx: Knex.Transaction,
  seq: number,
  { row, reading, at }: Said,
): Promise<WrittenSignOff> {
  const [providerId, name] = row.fact.split('/');
  const written = await writeFactsIn(tx, seq, {
    providerId,
    at,
    // Clocks of two processes differ, and what is revoked may not stay.
    overrules: true,
    entities: [{ entityRef: row.entity_ref, facts: { [name]: reading } }],
  });
  return { signOff: toSignOff(row), written };
}

/** Keeps sign-offs in SQLite or PostgreSQL. */
export class DatabaseSignOffStore implements SignOffStore {
  readonly #db: Knex;

  constructor(db: Knex) {
    this.#db = db;
  }

  async sign(
    signOff: NewSignOff,
    reading: FactReading,
  ): Promise<WrittenSignOff> {
    const row = toRow(signOff);
    const at = signOff.signedAt;
    return inChange(this.#db, async (tx, seq) => {
      await tx('sign_offs')
        .where({ entity_ref: row.entity_ref, fact: row.fact, ...COUNTS })
        .update({ ended_at: at });
      await tx('sign_offs').insert(row);
      return say(tx, seq, { row, reading, at });
    });
  }

  async revoke(
    { id, by, at }: { id: string; by: string; at: number },
    reading: FactReading,
  ) {
    const columns = { revoked_by: by, revoked_at: at };
    return this.#end(id, columns, { reading, at });
  }

  async end({ id, at }: { id: string; at: number }, reading: FactReading) {
    return this.#end(id, { ended_at: at }, { reading, at });
  }

  async find(id: string): Promise<SignOffRecord | undefined> {
    const row = await this.#db<SignOffRow>('sign_offs').where({ id }).first();
    return row && toSignOff(row);
  }

  async listDue({
    at,
    limit,
  }: {
    at: number;
    limit: number;
  }): Promise<SignOffRecord[]> {
    const rows: SignOffRow[] = await this.#db<SignOffRow>('sign_offs')
      .where(COUNTS)
      .where('until', '<=', at)
      .whereExists(
        this.#db('entities')
          .whereRaw('entities.entity_ref = sign_offs.entity_ref')
          .whereNull('gone_at')
          .select('entity_ref'),
      )
      .orderBy(['until', 'id'])
      .limit(limit);
    return rows.map(toSignOff);
  }

  async list({
    entityRef,
    limit,
  }: Parameters<SignOffStore['list']>[0]): Promise<SignOffRecord[]> {
    const rows: SignOffRow[] = await this.#db<SignOffRow>('sign_offs')
      .where({ entity_ref: entityRef })
      .orderBy([
        { column: 'signed_at', order: 'desc' },
        { column: 'id', order: 'desc' },
      ])
      .limit(limit);
    return rows.map(toSignOff);
  }

  async #end(
    id: string,
    columns: Partial<SignOffRow>,
    said: Omit<Said, 'row'>,
  ): Promise<WrittenSignOff | undefined> {
    return inChange(this.#db, async (tx, seq) => {
      const [row]: SignOffRow[] = await tx('sign_offs')
        .where({ id, ...COUNTS })
        .update(columns)
        .returning('*');
      return row && say(tx, seq, { ...said, row });
    });
  }
}
