import { inBatches, textRows } from '@internal/backend-kit';
import type { Knex } from 'knex';
import type { Big } from '../database/columns';
import { inChange } from '../database/operations/nextSeq';
import { REST_MS, type Reminder, type ReminderStore } from './ReminderStore';

/** SQLite takes some thousand values of a statement. */
const ROWS = 500;

/** A row of the table `campaign_reminders`. */
interface ReminderRow {
  campaign_id: string;
  team_ref: string;
  /** What it is unique by. */
  occasion: string;
  day: string | null;
  reminded_at: Big;
}

/** Keeps in SQLite or PostgreSQL which teams were reminded of campaigns. */
export class DatabaseReminderStore implements ReminderStore {
  readonly #db: Knex;

  constructor(db: Knex) {
    this.#db = db;
  }

  async addByHand({
    campaignId,
    teamRefs,
    at,
  }: Parameters<ReminderStore['addByHand']>[0]): Promise<string[]> {
    if (teamRefs.length === 0) return [];
    // The lock of changes has two that ask at once come one after the other.
    return inChange(this.#db, async tx => {
      const rested: string[] = await tx('campaign_reminders')
        .where({ campaign_id: campaignId })
        .where('reminded_at', '>', at - REST_MS)
        .whereIn('team_ref', textRows(tx, teamRefs))
        .pluck('team_ref');
      const left = new Set(teamRefs);
      rested.forEach(ref => left.delete(ref));
      const teams = [...left];
      await insert(
        tx,
        teams.map(teamRef => ({
          campaign_id: campaignId,
          team_ref: teamRef,
          occasion: `asked ${at}`,
          day: null,
          reminded_at: at,
        })),
      );
      return teams;
    });
  }

  async addByDay({
    campaignId,
    teamRefs,
    at,
    day,
    daysBefore,
  }: Parameters<ReminderStore['addByDay']>[0]): Promise<void> {
    await insert(
      this.#db,
      teamRefs.map(teamRef => ({
        campaign_id: campaignId,
        team_ref: teamRef,
        occasion: `${day} ${daysBefore}`,
        day,
        reminded_at: at,
      })),
    );
  }

  async list({
    campaignId,
    since,
  }: Parameters<ReminderStore['list']>[0]): Promise<Reminder[]> {
    const rows: ReminderRow[] = await this.#db<ReminderRow>(
      'campaign_reminders',
    )
      .where('reminded_at', '>=', since)
      .modify(
        all =>
          campaignId !== undefined && all.where({ campaign_id: campaignId }),
      )
      .orderBy(['reminded_at', 'campaign_id', 'team_ref', 'occasion']);
    return rows.map(row => ({
      campaignId: row.campaign_id,
      teamRef: row.team_ref,
      at: Number(row.reminded_at),
      ...(row.day !== null && { day: row.day }),
    }));
  }
}

/** What is there already stays as it is. */
async function insert(db: Knex, rows: readonly ReminderRow[]): Promise<void> {
  for (const batch of inBatches(rows, ROWS)) {
    await db('campaign_reminders')
      .insert(batch)
      .onConflict(['campaign_id', 'team_ref', 'occasion'])
      .ignore();
  }
}
