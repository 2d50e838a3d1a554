import { setImmediate } from 'node:timers/promises';
import type { RateCounts } from '@callboard/backstage-plugin-build-health-common';
import { inBatches } from '@internal/backend-kit';
import type { HealthStore, StoredTrunk } from '../../database/HealthStore';
import { countsOf } from '../PipelineFiguresReader';

const DAY_MS = 86_400_000;
/** Windows that are kept: what a page offers, around midnight. Each takes some 2 MB for 2,000 pipelines. */
const WINDOWS = 6;
/** Pipelines that are added up at a time: 90 days of each take this process some 20 ms. */
const BATCH = 50;

/** What builds of a pipeline add up to since a day. */
export interface PipelineSums {
  revision: number;
  counts: RateCounts;
  /** Of reds that are over. */
  endedRedMs: number;
  /** Sketch as text, which takes a tenth of the memory; absent where there is none. */
  durations?: string;
}

/**
 * What builds of pipelines add up to, in the memory of this process: a pipeline is added up again when anything of it was worked
 * out, or a day has passed.
 */
export class WindowSums {
  readonly #store: Pick<HealthStore, 'readSums' | 'readRedMs'>;
  /** The one that was used last is the last one. */
  readonly #windows = new Map<number, Map<number, PipelineSums>>();

  constructor(store: Pick<HealthStore, 'readSums' | 'readRedMs'>) {
    this.#store = store;
  }

  /**
   * @param from - days since 1970 in UTC
   * @param trunks - those that are wanted, as they stand now
   */
  async read(
    from: number,
    trunks: ReadonlyMap<number, Pick<StoredTrunk, 'revision'>>,
  ): Promise<ReadonlyMap<number, PipelineSums>> {
    const known = this.#windows.get(from) ?? new Map<number, PipelineSums>();
    this.#windows.delete(from);
    this.#windows.set(from, known);
    for (const day of this.#windows.keys()) {
      if (this.#windows.size <= WINDOWS) break;
      this.#windows.delete(day);
    }
    const old = [...trunks].flatMap(([id, { revision }]) =>
      known.get(id)?.revision === revision ? [] : [id],
    );
    for (const batch of inBatches(old, BATCH)) {
      const found = await this.#add(from, batch, trunks);
      found.forEach((sums, id) => known.set(id, sums));
      // SQLite answers within the same turn, and others want one too.
      await setImmediate();
    }
    return known;
  }

  async #add(
    from: number,
    ids: number[],
    trunks: ReadonlyMap<number, Pick<StoredTrunk, 'revision'>>,
  ): Promise<Map<number, PipelineSums>> {
    const [sums, red] = await Promise.all([
      this.#store.readSums(ids, { from, withQueues: false }),
      this.#store.readRedMs(ids, { from: from * DAY_MS }),
    ]);
    return new Map(
      ids.map(id => {
        const own = sums.get(id);
        return [
          id,
          {
            revision: trunks.get(id)!.revision,
            counts: countsOf(own ?? { outcomes: {} }),
            endedRedMs: red.get(id) ?? 0,
            ...(own &&
              own.durations.count > 0 && {
                durations: own.durations.serialize(),
              }),
          },
        ];
      }),
    );
  }
}
