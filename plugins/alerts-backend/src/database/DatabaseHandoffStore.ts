import type { Knex } from 'knex';
import type { HandoffRecord, HandoffStore, KeptHandoff } from './HandoffStore';
import { clip, jsonOf, numberOf, type Big } from './values';

const MOST = 1_000;

interface HandoffRow {
  shift_id: string;
  schedule_id: string;
  schedule_name: string;
  team_ref: string;
  starts_at: Big;
  ends_at: Big;
  next_at: Big;
  from_refs_json: string;
  to_refs_json: string;
  lines_json: string | null;
  sent_at: Big | null;
  sent_by: string | null;
  told_at: Big | null;
  read_at: Big | null;
  read_by: string | null;
  reminded_at: Big | null;
}

const toRow = (handoff: HandoffRecord) => ({
  shift_id: handoff.shiftId,
  schedule_id: handoff.scheduleId,
  schedule_name: clip(handoff.scheduleName, 200),
  team_ref: handoff.teamRef,
  starts_at: handoff.startsAt,
  ends_at: handoff.endsAt,
  next_at: handoff.nextAt,
  from_refs_json: jsonOf(handoff.fromRefs),
  to_refs_json: jsonOf(handoff.toRefs),
});

const deedOf = (at: Big | null, by: string | null) =>
  at === null ? undefined : { at: Number(at), by: by ?? '' };

const toKept = (row: HandoffRow): KeptHandoff => ({
  shiftId: row.shift_id,
  scheduleId: row.schedule_id,
  scheduleName: row.schedule_name,
  teamRef: row.team_ref,
  startsAt: Number(row.starts_at),
  endsAt: Number(row.ends_at),
  nextAt: Number(row.next_at),
  fromRefs: JSON.parse(row.from_refs_json),
  toRefs: JSON.parse(row.to_refs_json),
  lines: row.lines_json === null ? undefined : JSON.parse(row.lines_json),
  sent: deedOf(row.sent_at, row.sent_by),
  toldAt: numberOf(row.told_at),
  read: deedOf(row.read_at, row.read_by),
  remindedAt: numberOf(row.reminded_at),
});

/** Keeps handoff notes in SQLite or PostgreSQL. */
export class DatabaseHandoffStore implements HandoffStore {
  readonly #db: Knex;

  constructor(db: Knex) {
    this.#db = db;
  }

  async find(shiftId: string): Promise<KeptHandoff | undefined> {
    const row: HandoffRow | undefined = await this.#db('handoff_notes')
      .where({ shift_id: shiftId })
      .first();
    return row && toKept(row);
  }

  async listEndingAfter(at: number): Promise<KeptHandoff[]> {
    const rows: HandoffRow[] = await this.#db('handoff_notes')
      .where('ends_at', '>', at)
      .orderBy(['ends_at', 'shift_id'])
      .limit(MOST);
    return rows.map(toKept);
  }

  async add(handoff: HandoffRecord): Promise<void> {
    await this.#db('handoff_notes')
      .insert(toRow(handoff))
      .onConflict('shift_id')
      .ignore();
  }

  async send(
    ...[handoff, { lines, at, by }]: Parameters<HandoffStore['send']>
  ): Promise<boolean> {
    await this.add(handoff);
    const { to_refs_json, next_at } = toRow(handoff);
    const sent = await this.#db('handoff_notes')
      .where({ shift_id: handoff.shiftId })
      .whereNull('sent_at')
      .update({
        ...{ to_refs_json, next_at, lines_json: jsonOf(lines) },
        ...{ sent_at: at, sent_by: by },
      });
    return sent > 0;
  }

  async confirm(
    shiftId: string,
    { at, by }: { at: number; by: string },
  ): Promise<void> {
    await this.#db('handoff_notes')
      .where({ shift_id: shiftId })
      .whereNotNull('sent_at')
      .whereNull('read_at')
      .update({ read_at: at, read_by: by });
  }

  async mark(
    shiftId: string,
    what: 'told' | 'reminded',
    at: number,
  ): Promise<void> {
    const column = `${what}_at`;
    await this.#db('handoff_notes')
      .where({ shift_id: shiftId })
      .whereNull(column)
      .update({ [column]: at });
  }

  async removeEndedBefore(at: number): Promise<void> {
    await this.#db('handoff_notes').where('ends_at', '<', at).delete();
  }

  async readActiveTeams(since: number): Promise<string[]> {
    return this.#db('alerts')
      .whereNotNull('team_ref')
      .where(some =>
        some
          .whereIn('state', ['firing', 'acknowledged'])
          .orWhere('resolved_at', '>=', since),
      )
      .distinct()
      .orderBy('team_ref')
      .pluck('team_ref');
  }
}
