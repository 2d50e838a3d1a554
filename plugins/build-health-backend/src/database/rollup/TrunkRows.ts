import { groupBy, inBatches } from '@internal/backend-kit';
import type { Knex } from 'knex';
import { RED_OUTCOMES } from './redOutcomes';
import {
  TRUNK_COLUMNS,
  toTrunkRow,
  type TrunkColumns,
  type TrunkRow,
} from './rollupRows';

/** Values of a statement; SQLite takes 32,766. */
const VALUES = 500;

/** Finished attempts on trunk of a pipeline, read as far as they are asked for: a build with all of its attempts, or not at all. */
export class TrunkRows {
  readonly #tx: Knex.Transaction;
  readonly #pipelineId: number;
  readonly #builds = new Map<string, TrunkRow[]>();

  constructor(tx: Knex.Transaction, pipelineId: number) {
    this.#tx = tx;
    this.#pipelineId = pipelineId;
  }

  /** Of the builds that were loaded. */
  all(): TrunkRow[] {
    return [...this.#builds.values()].flat();
  }

  /** Empty where the build was not loaded, or has no finished attempt on trunk. */
  attemptsOf(externalId: string): readonly TrunkRow[] {
    return this.#builds.get(externalId) ?? [];
  }

  /**
   * Loads builds of which an attempt finished from one moment up to another.
   *
   * @param most - so many attempts, the earliest first
   * @returns when the last of them finished, if there may be more
   */
  async loadRange(
    from: number,
    to: number,
    most?: number,
  ): Promise<number | undefined> {
    const rows: { external_id: string; finished_at: number | string }[] =
      await this.#tx('builds')
        .where({ pipeline_id: this.#pipelineId, is_trunk: true })
        .where('finished_at', '>=', from)
        .where('finished_at', '<', to)
        .orderBy('finished_at')
        .modify(query => most && query.limit(most))
        .select('external_id', 'finished_at');
    await this.load(rows.map(row => row.external_id));
    return rows.length === most ? Number(rows.at(-1)!.finished_at) : undefined;
  }

  /** @returns the builds that were not loaded before */
  async load(externalIds: Iterable<string>): Promise<string[]> {
    const missing = [...new Set(externalIds)].filter(
      id => !this.#builds.has(id),
    );
    for (const batch of inBatches(missing, VALUES)) {
      const rows: TrunkColumns[] = await this.#finished()
        .whereIn('external_id', batch)
        .select(TRUNK_COLUMNS);
      const found = groupBy(
        rows.map(toTrunkRow),
        ({ externalId }) => externalId,
      );
      // What is not there is not asked for again.
      batch.forEach(id => this.#builds.set(id, found.get(id) ?? []));
    }
    return missing;
  }

  /**
   * Loads what loaded builds repeat, and what repeats them, to the end.
   *
   * @returns all builds that are in it with another one
   */
  async loadRepeats(externalIds: Iterable<string>): Promise<Set<string>> {
    const linked = new Set<string>();
    let next = [...externalIds];
    while (next.length > 0) {
      const found: string[] = [];
      for (const id of next) {
        for (const { rebuildOf } of this.attemptsOf(id)) {
          if (rebuildOf !== undefined) found.push(id, rebuildOf);
        }
      }
      for (const batch of inBatches(next, VALUES)) {
        const rows: { external_id: string; rebuild_of: string }[] =
          await this.#finished()
            .whereIn('rebuild_of', batch)
            .distinct('external_id', 'rebuild_of');
        rows.forEach(row => found.push(row.external_id, row.rebuild_of));
      }
      found.forEach(id => linked.add(id));
      next = await this.load(found);
    }
    return linked;
  }

  /** Builds of these commits that passed at this moment or later. */
  async findPasses(
    shas: readonly string[],
    options: { since: number },
  ): Promise<string[]> {
    const found: string[] = [];
    for (const batch of inBatches(shas, VALUES)) {
      found.push(
        ...(await this.#finished()
          .whereIn('sha', batch)
          .where({ outcome: 'success' })
          .where('finished_at', '>=', options.since)
          .pluck('external_id')),
      );
    }
    return found;
  }

  /** Builds since a moment that tell the commit of another one, or have theirs told by it: one of them has none. */
  async findRepeatsWithoutCommit(options: {
    since: number;
  }): Promise<string[]> {
    return this.#finished()
      .whereNotNull('rebuild_of')
      .where('finished_at', '>=', options.since)
      .where(one =>
        one
          .whereNull('sha')
          .orWhereExists(
            this.#tx
              .select(this.#tx.raw('1'))
              .from({ original: 'builds' })
              .whereRaw('original.pipeline_id = builds.pipeline_id')
              .whereRaw('original.external_id = builds.rebuild_of')
              .whereNull('original.sha'),
          ),
      )
      .pluck('external_id');
  }

  /**
   * Red builds of commits whose meaning a pass may have changed: those after the pass of the same commit before this moment,
   * which has explained the earlier ones already.
   */
  async findReds(
    shas: readonly string[],
    options: { before: number },
  ): Promise<string[]> {
    const found: string[] = [];
    for (const batch of inBatches(shas, VALUES)) {
      const passes: { sha: string; at: number | string }[] =
        await this.#finished()
          .whereIn('sha', batch)
          .where({ outcome: 'success' })
          .where('finished_at', '<', options.before)
          .whereNotExists(
            this.#tx
              .select(this.#tx.raw('1'))
              .from({ later: 'builds' })
              .whereRaw('later.pipeline_id = builds.pipeline_id')
              .whereRaw('later.external_id = builds.external_id')
              .whereRaw('later.attempt > builds.attempt'),
          )
          .groupBy('sha')
          .select('sha')
          .max({ at: 'finished_at' });
      const passed = new Map(passes.map(({ sha, at }) => [sha, Number(at)]));
      const reds: TrunkColumns[] = await this.#finished()
        .whereIn('sha', batch)
        .whereIn('outcome', RED_OUTCOMES)
        .select('external_id', 'sha', 'finished_at');
      for (const { external_id, sha, finished_at } of reds) {
        const from = passed.get(sha!) ?? -Infinity;
        if (Number(finished_at) >= from) found.push(external_id);
      }
    }
    return found;
  }

  #finished() {
    return (
      this.#tx('builds')
        .where({ pipeline_id: this.#pipelineId })
        // Written so that SQLite does not take the index of all that finished on trunk for the better one.
        .whereRaw('coalesce(is_trunk, false)')
        .whereNotNull('finished_at')
    );
  }
}
