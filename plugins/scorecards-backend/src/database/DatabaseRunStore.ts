import type { Knex } from 'knex';
import { clip, compact, idOf, numberOf, type Big } from './columns';
import { tellOfProviders } from './operations/nextSeq';
import type { ProviderRecord, RunRecord, RunStore } from './RunStore';

/** Characters of an error. */
const ERROR = 2_000;

interface RunRow {
  id: Big;
  provider_id: string;
  state: RunRecord['state'];
  started_at: Big;
  finished_at: Big | null;
  entities: number;
  changed: number;
  failed: number;
  error: string | null;
}

interface ProviderRow {
  provider_id: string;
  kind: ProviderRecord['kind'];
  last_run_id: Big | null;
  last_ok_run_id: Big | null;
  last_ok_at: Big | null;
  silent_since: Big | null;
  wanted_at: Big | null;
}

const toRun = (row: RunRow): RunRecord =>
  compact({
    id: String(row.id),
    providerId: row.provider_id,
    state: row.state,
    startedAt: Number(row.started_at),
    finishedAt: numberOf(row.finished_at),
    entities: row.entities,
    changed: row.changed,
    failed: row.failed,
    error: row.error ?? undefined,
  });

const toProvider = (row: ProviderRow, lastRun?: RunRecord): ProviderRecord =>
  compact({
    providerId: row.provider_id,
    kind: row.kind,
    lastRun,
    lastOkRunId: idOf(row.last_ok_run_id),
    lastOkAt: numberOf(row.last_ok_at),
    silentSince: numberOf(row.silent_since),
    wantedAt: numberOf(row.wanted_at),
  });

/** Keeps runs of collectors in SQLite or PostgreSQL. */
export class DatabaseRunStore implements RunStore {
  readonly #db: Knex;

  constructor(db: Knex) {
    this.#db = db;
  }

  async register(
    providers: Parameters<RunStore['register']>[0],
  ): Promise<void> {
    if (providers.length === 0) return;
    await this.#db('providers')
      .insert(
        providers.map(({ providerId, kind }) => ({
          provider_id: providerId,
          kind,
        })),
      )
      .onConflict('provider_id')
      .merge(['kind']);
  }

  async readProviders(): Promise<ProviderRecord[]> {
    const rows = await this.#db<ProviderRow>('providers').orderBy(
      'provider_id',
    );
    const runs = await this.#db<RunRow>('runs').whereIn(
      'id',
      this.#db('providers').whereNotNull('last_run_id').select('last_run_id'),
    );
    const runOf = new Map(runs.map(row => [row.provider_id, toRun(row)]));
    return rows.map(row => toProvider(row, runOf.get(row.provider_id)));
  }

  async setSilent(
    providerId: string,
    since: number | undefined,
  ): Promise<void> {
    await this.#db.transaction(async tx => {
      const changed = await tx('providers')
        .where({ provider_id: providerId })
        .whereRaw('coalesce(silent_since, -1) <> ?', [since ?? -1])
        .update({ silent_since: since ?? null });
      if (changed > 0) await tellOfProviders(tx);
    });
  }

  async want(providerId: string, at: number): Promise<boolean> {
    const found = await this.#db('providers')
      .where({ provider_id: providerId, kind: 'pull' })
      .update({ wanted_at: at });
    return found > 0;
  }

  async begin({
    providerId,
    at,
  }: {
    providerId: string;
    at: number;
  }): Promise<string> {
    return this.#db.transaction(async tx => {
      await tx('runs')
        .where({ provider_id: providerId, state: 'running' })
        .update({
          state: 'aborted',
          finished_at: at,
          error: 'The process that ran it ended before it did.',
        });
      const [{ id }]: { id: Big }[] = await tx('runs')
        .insert({ provider_id: providerId, started_at: at, state: 'running' })
        .returning('id');
      await tx('providers')
        .insert({ provider_id: providerId, kind: 'pull', last_run_id: id })
        .onConflict('provider_id')
        .merge({ last_run_id: id, wanted_at: null });
      return String(id);
    });
  }

  async end(run: Parameters<RunStore['end']>[0]): Promise<boolean> {
    const { id, state, at, error, entities, changed, failed } = run;
    return this.#db.transaction(async tx => {
      const [ended]: RunRow[] = await tx('runs')
        .where({ id, state: 'running' })
        .update({
          state,
          finished_at: at,
          entities,
          changed,
          failed,
          error: error === undefined ? null : clip(error, ERROR),
        })
        .returning('*');
      if (!ended) return false;
      if (state === 'ok' || state === 'partial') {
        await tx('providers')
          .where({ provider_id: ended.provider_id })
          .update({ last_ok_run_id: id, last_ok_at: ended.started_at });
        await tellOfProviders(tx);
      }
      return true;
    });
  }

  async list({
    providerId,
    limit,
  }: Parameters<RunStore['list']>[0]): Promise<RunRecord[]> {
    const rows = await this.#db<RunRow>('runs')
      .where({ provider_id: providerId })
      .orderBy('id', 'desc')
      .limit(limit);
    return rows.map(toRun);
  }
}
