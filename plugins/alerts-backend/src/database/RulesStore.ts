import { textRows } from '@internal/backend-kit';
import type {
  EscalationRules,
  LabelMatcher,
  PersonalRule,
  RememberedRoute,
  Silence,
} from '@callboard/backstage-plugin-alerts-common';
import type { Knex } from 'knex';
import type { Big } from './values';

/** A policy, as far as the way of an alert needs it. */
export interface PolicyInForce {
  id: string;
  title: string;
  teamRef: string;
  isTeamDefault: boolean;
  entityRefs: string[];
  rules: EscalationRules;
}

/** A silence, as far as the way of an alert needs it. */
export type SilenceInForce = Omit<Silence, 'createdBy'> & { createdBy: string };

interface PolicyRow {
  id: string;
  title: string;
  team_ref: string;
  is_team_default: boolean | number;
  entity_refs_json: string;
  rules_json: string;
}

interface SilenceRow {
  id: string;
  matchers_json: string;
  entity_refs_json: string;
  team_ref: string | null;
  starts_at: Big;
  ends_at: Big;
  reason: string;
  created_by: string;
}

interface RouteRow {
  id: string;
  lane_id: string | null;
  matchers_json: string;
  target_ref: string;
  created_at: Big;
}

const iso = (at: Big) => new Date(Number(at)).toISOString();

function toSilence(row: SilenceRow): SilenceInForce {
  const entityRefs: string[] = JSON.parse(row.entity_refs_json);
  return {
    id: row.id,
    matchers: JSON.parse(row.matchers_json) as LabelMatcher[],
    ...(entityRefs.length > 0 && { entityRefs }),
    ...(row.team_ref !== null && { teamRef: row.team_ref }),
    startsAt: iso(row.starts_at),
    endsAt: iso(row.ends_at),
    reason: row.reason,
    createdBy: row.created_by,
  };
}

/** Reads what people have decided about alerts, in SQLite or PostgreSQL. */
export class RulesStore {
  readonly #db: Knex;

  constructor(db: Knex) {
    this.#db = db;
  }

  /** The ones changed last are first: of two that name an entity that one counts. */
  async readPolicies(): Promise<PolicyInForce[]> {
    const rows: PolicyRow[] = await this.#db('policies').orderBy([
      { column: 'updated_at', order: 'desc' },
      { column: 'id' },
    ]);
    return rows.map(row => ({
      id: row.id,
      title: row.title,
      teamRef: row.team_ref,
      isTeamDefault: Boolean(row.is_team_default),
      entityRefs: JSON.parse(row.entity_refs_json),
      rules: JSON.parse(row.rules_json),
    }));
  }

  /** Those that have not ended. */
  async readSilences(now: number): Promise<SilenceInForce[]> {
    const rows: SilenceRow[] = await this.#db('silences')
      .where('ends_at', '>', now)
      .orderBy('id');
    return rows.map(toSilence);
  }

  /** With the lane that each is for; for all where there is none. */
  async readRoutes(): Promise<(RememberedRoute & { laneId?: string })[]> {
    const rows: RouteRow[] = await this.#db('remembered_routes').orderBy([
      { column: 'created_at', order: 'desc' },
      { column: 'id' },
    ]);
    return rows.map(row => ({
      id: row.id,
      ...(row.lane_id !== null && { laneId: row.lane_id }),
      matchers: JSON.parse(row.matchers_json),
      entityRef: row.target_ref,
      createdAt: iso(row.created_at),
    }));
  }

  /** Of those who have any. */
  async readPersonalRules(
    userRefs: readonly string[],
  ): Promise<Map<string, PersonalRule[]>> {
    if (userRefs.length === 0) return new Map();
    const rows: { user_ref: string; rules_json: string }[] = await this.#db(
      'personal_rules',
    ).whereIn('user_ref', textRows(this.#db, [...new Set(userRefs)]));
    return new Map(rows.map(row => [row.user_ref, JSON.parse(row.rules_json)]));
  }
}
