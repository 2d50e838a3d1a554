import type { Knex } from 'knex';
import { textRows } from '@internal/backend-kit';
import type {
  Acknowledgement,
  AcknowledgementStore,
} from './AcknowledgementStore';
import type { Big } from './columns';

interface AcknowledgementRow {
  standard_id: string;
  version: number;
  team_ref: string;
  acknowledged_by: string;
  acknowledged_at: Big;
}

const KEY = ['standard_id', 'version', 'team_ref'];

/** Keeps acknowledgements in SQLite or PostgreSQL. */
export class DatabaseAcknowledgementStore implements AcknowledgementStore {
  readonly #db: Knex;

  constructor(db: Knex) {
    this.#db = db;
  }

  async add(acknowledgement: Acknowledgement): Promise<boolean> {
    const made = await this.#db('acknowledgements')
      .insert({
        standard_id: acknowledgement.standardId,
        version: acknowledgement.version,
        team_ref: acknowledgement.teamRef,
        acknowledged_by: acknowledgement.acknowledgedBy,
        acknowledged_at: acknowledgement.acknowledgedAt,
      })
      .onConflict(KEY)
      .ignore()
      .returning('team_ref');
    return made.length > 0;
  }

  async list({
    standardId,
    teamRefs,
  }: Parameters<AcknowledgementStore['list']>[0]): Promise<Acknowledgement[]> {
    const rows: AcknowledgementRow[] = await this.#db<AcknowledgementRow>(
      'acknowledgements',
    )
      .modify(all => {
        if (standardId !== undefined) all.where({ standard_id: standardId });
        if (teamRefs) all.whereIn('team_ref', textRows(this.#db, teamRefs));
      })
      .orderBy(KEY);
    return rows.map(row => ({
      standardId: row.standard_id,
      version: row.version,
      teamRef: row.team_ref,
      acknowledgedBy: row.acknowledged_by,
      acknowledgedAt: Number(row.acknowledged_at),
    }));
  }
}
