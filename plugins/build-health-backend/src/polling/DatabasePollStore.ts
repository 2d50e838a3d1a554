import type { JsonObject } from '@backstage/types';
import { inBatches } from '@internal/backend-kit';
import type { Knex } from 'knex';
import type { PolledScope, PollStore } from './PollStore';

const MOST_PROBLEM = 500;
/** Names in a statement. */
const NAMES = 500;

/** PostgreSQL gives bigint as text. */
type Big = number | string;

interface ScopeRow {
  source_id: string;
  scope: string;
  state_json: string | null;
  /** SQLite gives a number. */
  is_backfilled: boolean | number;
  done: number | null;
  total: number | null;
  next_at: Big;
  failures: number;
  keep_failures: number;
  problem: string | null;
  polled_at: Big | null;
  quota_used: number | null;
  quota_limit: number | null;
  quota_resets_at: Big | null;
  wanted_at: Big | null;
}

/** Columns of what is kept beside the state. */
const SCOPE = [
  'scope',
  'is_backfilled',
  'done',
  'total',
  'next_at',
  'failures',
  'keep_failures',
  'problem',
  'polled_at',
  'quota_used',
  'quota_limit',
  'quota_resets_at',
  'wanted_at',
] as const;

type ScopeColumns = Pick<ScopeRow, (typeof SCOPE)[number]>;

const toRow = (polled: PolledScope): ScopeColumns => {
  const { scope, progress, quota, problem } = polled;
  return {
    scope,
    is_backfilled: polled.isBackfilled,
    done: progress?.done ?? null,
    total: progress?.total ?? null,
    next_at: polled.nextAt.getTime(),
    failures: polled.failures,
    keep_failures: polled.keepFailures,
    // It may name what was sent; PostgreSQL keeps no NUL.
    problem: problem?.slice(0, MOST_PROBLEM).replaceAll('\0', '') ?? null,
    polled_at: polled.polledAt?.getTime() ?? null,
    quota_used: quota?.used ?? null,
    quota_limit: quota?.limit ?? null,
    quota_resets_at: quota?.resetsAt.getTime() ?? null,
    wanted_at: polled.wantedAt?.getTime() ?? null,
  };
};

const readState = (written: string): JsonObject => JSON.parse(written);

function quotaOf(row: ScopeColumns) {
  const { quota_used, quota_limit, quota_resets_at } = row;
  return quota_used === null || quota_limit === null || quota_resets_at === null
    ? {}
    : {
        quota: {
          used: quota_used,
          limit: quota_limit,
          resetsAt: new Date(Number(quota_resets_at)),
        },
      };
}

const toScope = (row: ScopeColumns): PolledScope => ({
  scope: row.scope,
  isBackfilled: Boolean(row.is_backfilled),
  ...(row.done !== null && {
    progress: {
      done: row.done,
      ...(row.total !== null && { total: row.total }),
    },
  }),
  nextAt: new Date(Number(row.next_at)),
  failures: row.failures,
  keepFailures: row.keep_failures,
  ...(row.problem !== null && { problem: row.problem }),
  ...(row.polled_at !== null && { polledAt: new Date(Number(row.polled_at)) }),
  ...(row.wanted_at !== null && { wantedAt: new Date(Number(row.wanted_at)) }),
  ...quotaOf(row),
});

/** Keeps in SQLite or PostgreSQL how far sources have been asked. */
export class DatabasePollStore implements PollStore {
  readonly #db: Knex;

  constructor(db: Knex) {
    this.#db = db;
  }

  async read(sourceId: string): Promise<PolledScope[]> {
    const rows: ScopeColumns[] = await this.#scopes()
      .where({ source_id: sourceId })
      .orderBy('scope')
      .select(...SCOPE);
    return rows.map(toScope);
  }

  async readState(
    sourceId: string,
    scope: string,
  ): Promise<JsonObject | undefined> {
    const row = await this.#scopes()
      .where({ source_id: sourceId, scope })
      .first('state_json');
    return row?.state_json ? readState(row.state_json) : undefined;
  }

  async want(
    sourceId: string,
    scopes: readonly string[],
    now: Date,
  ): Promise<void> {
    for (const some of inBatches(scopes, NAMES)) {
      await this.#scopes()
        .where({ source_id: sourceId })
        .whereIn('scope', some)
        .update({ next_at: now.getTime(), wanted_at: now.getTime() });
    }
  }

  async save(
    sourceId: string,
    scope: PolledScope,
    { wantedAt, state }: { wantedAt?: Date; state?: JsonObject },
  ): Promise<void> {
    const row = {
      source_id: sourceId,
      ...toRow(scope),
      ...(state && { state_json: JSON.stringify(state) }),
    };
    const unlessWanted = (column: 'next_at' | 'wanted_at') =>
      this.#db.raw(
        'case when poll_scopes.wanted_at > ? then poll_scopes.?? else excluded.?? end',
        [wantedAt?.getTime() ?? 0, column, column],
      );
    await this.#scopes()
      .insert(row)
      .onConflict(['source_id', 'scope'])
      .merge({
        ...row,
        next_at: unlessWanted('next_at'),
        wanted_at: unlessWanted('wanted_at'),
      });
  }

  #scopes() {
    return this.#db<ScopeRow>('poll_scopes');
  }
}
