import { randomUUID } from 'node:crypto';
import { plainText } from '@internal/backend-kit';
import type { Knex } from 'knex';
import type { AlertRow } from './alertRows';
import { whereVisible } from './operations/query/whereVisible';
import type {
  MatchableAlert,
  MatchableQuery,
  SilenceLimits,
  SilenceRecord,
  SilenceStore,
  SilenceToKeep,
} from './SilenceStore';
import { jsonOf, type Big } from './values';

interface SilenceRow {
  id: string;
  matchers_json: string;
  entity_refs_json: string;
  team_ref: string | null;
  starts_at: Big;
  ends_at: Big;
  reason: string;
  created_by: string;
  created_at: Big;
}

const iso = (at: Big) => new Date(Number(at)).toISOString();

function toSilence(row: SilenceRow): SilenceRecord {
  const entityRefs: string[] = JSON.parse(row.entity_refs_json);
  return {
    id: row.id,
    matchers: JSON.parse(row.matchers_json),
    ...(entityRefs.length > 0 && { entityRefs }),
    ...(row.team_ref !== null && { teamRef: row.team_ref }),
    startsAt: iso(row.starts_at),
    endsAt: iso(row.ends_at),
    reason: row.reason,
    createdBy: row.created_by,
    createdAt: Number(row.created_at),
  };
}

const toRow = (id: string, silence: SilenceToKeep): SilenceRow => ({
  id,
  matchers_json: jsonOf(silence.matchers),
  entity_refs_json: jsonOf(silence.entityRefs ?? []),
  team_ref: silence.teamRef ?? null,
  starts_at: Date.parse(silence.startsAt),
  ends_at: Date.parse(silence.endsAt),
  reason: plainText(silence.reason),
  created_by: silence.createdBy,
  created_at: silence.createdAt,
});

const COLUMNS = [
  'id',
  'title',
  'severity',
  'labels_json',
  'entity_ref',
  'team_ref',
  'opened_at',
  'quiet_kind',
  'quiet_until',
  'quiet_by',
  'quiet_reason',
] as const satisfies readonly (keyof AlertRow)[];

type MatchableRow = Pick<AlertRow, (typeof COLUMNS)[number]>;

const toMatchable = (row: MatchableRow): MatchableAlert => ({
  id: row.id,
  title: row.title,
  severity: row.severity,
  labels: JSON.parse(row.labels_json),
  ...(row.entity_ref !== null && { entityRef: row.entity_ref }),
  ...(row.team_ref !== null && { teamRef: row.team_ref }),
  openedAt: Number(row.opened_at),
  ...(row.quiet_kind !== null && {
    quiet: {
      kind: row.quiet_kind,
      until: Number(row.quiet_until),
      ...(row.quiet_by !== null && { by: row.quiet_by }),
      ...(row.quiet_reason !== null && { reason: row.quiet_reason }),
    },
  }),
});

async function insertLooks(
  tx: Knex,
  silence: { id: string; wasUntil?: Big },
  looksAt: readonly number[],
): Promise<void> {
  if (looksAt.length === 0) return;
  const of = { silence_id: silence.id, was_until: silence.wasUntil ?? null };
  await tx('silence_looks').insert(
    looksAt.map(dueAt => ({ ...of, due_at: dueAt })),
  );
}

/** Keeps silences in SQLite or PostgreSQL. */
export class DatabaseSilenceStore implements SilenceStore {
  readonly #db: Knex;

  constructor(db: Knex) {
    this.#db = db;
  }

  async create(
    silence: SilenceToKeep,
    options: { now: number; most: SilenceLimits; looksAt?: readonly number[] },
  ): Promise<SilenceRecord | 'too-many' | 'too-many-of-one'> {
    const { now, most, looksAt = [] } = options;
    const row = toRow(randomUUID(), silence);
    const { team_ref: teamRef, created_by: createdBy } = row;
    return this.#db.transaction(async tx => {
      const countOpen = async (of: object) => {
        const [{ count }] = await tx('silences')
          .where('ends_at', '>', now)
          .where(of)
          .count({ count: '*' });
        return Number(count);
      };
      if ((await countOpen({})) >= most.all) return 'too-many';
      const ofOne = teamRef
        ? { team_ref: teamRef }
        : { team_ref: null, created_by: createdBy };
      if ((await countOpen(ofOne)) >= most.each) return 'too-many-of-one';
      await tx('silences').insert(row);
      await insertLooks(tx, row, looksAt);
      return toSilence(row);
    });
  }

  async get(id: string): Promise<SilenceRecord | undefined> {
    const row: SilenceRow | undefined = await this.#db('silences')
      .where({ id })
      .first();
    return row && toSilence(row);
  }

  async list({
    which,
    now,
    limit,
  }: Parameters<SilenceStore['list']>[0]): Promise<SilenceRecord[]> {
    const query = this.#db('silences').limit(limit);
    const rows: SilenceRow[] =
      which === 'open'
        ? await query.where('ends_at', '>', now).orderBy(['ends_at', 'id'])
        : await query
            .where('ends_at', '<=', now)
            .where('ends_at', '>', which.endedSince)
            .orderBy([{ column: 'ends_at', order: 'desc' }, { column: 'id' }]);
    return rows.map(toSilence);
  }

  async end(
    id: string,
    now: number,
    looksAt: readonly number[] = [],
  ): Promise<SilenceRecord | undefined> {
    return this.#db.transaction(async tx => {
      const open = () => tx('silences').where({ id });
      const before: SilenceRow | undefined = await open().first();
      const ended = await open()
        .where('ends_at', '>', now)
        .update({ ends_at: now });
      if (!before || ended === 0) return undefined;
      // One that was to begin later has never been.
      await open().where('starts_at', '>', now).update({ starts_at: now });
      await insertLooks(tx, { id, wasUntil: before.ends_at }, looksAt);
      const row: SilenceRow = await open().first();
      return toSilence(row);
    });
  }

  async readAlerts(query: MatchableQuery): Promise<MatchableAlert[]> {
    const { which, scope, visible, after, limit } = query;
    const db = this.#db;
    const rows: MatchableRow[] = await db('alerts')
      .modify(one => {
        if (typeof which === 'object') {
          one.where('alerts.opened_at', '>=', which.openedSince);
        } else one.whereIn('alerts.state', ['firing', 'acknowledged']);
        if (which === 'silenced') one.where('alerts.quiet_kind', 'silenced');
        // No silence is for what people page by hand.
        else one.whereNot('alerts.source_kind', 'person');
        const { entityRefs, teamRef } = scope;
        // At most a hundred: each is found by the index.
        if (entityRefs) one.whereIn('alerts.entity_ref', entityRefs);
        if (teamRef !== undefined) one.where('alerts.team_ref', teamRef);
        whereVisible(one, db, visible);
        if (!after) return;
        const last = [after.openedAt, after.id];
        one.whereRaw('(alerts.opened_at, alerts.id) < (?, ?)', last);
      })
      .orderBy([
        { column: 'alerts.opened_at', order: 'desc' },
        { column: 'alerts.id', order: 'desc' },
      ])
      .limit(limit)
      .select(COLUMNS.map(name => `alerts.${name}`));
    return rows.map(toMatchable);
  }
}
