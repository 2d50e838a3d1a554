import type {
  LeftOutCounts,
  OwnedBuildStore,
  OwnedQuery,
} from '../../database/OwnedBuildStore';

/** Counts that are kept: of 80 teams and a few windows. Each takes some 10 kB where a team has 2,000 pipelines. */
const KEPT = 200;

/**
 * Counts what windows leave out. That takes up to 100 ms, and says the same beside each page of a list: further ones have what was
 * counted for the first, in the memory of this process.
 */
export class LeftOutTally {
  readonly #store: Pick<OwnedBuildStore, 'countLeftOut'>;
  /** The one that was used last is the last one. */
  readonly #known = new Map<string, LeftOutCounts>();

  constructor(store: Pick<OwnedBuildStore, 'countLeftOut'>) {
    this.#store = store;
  }

  async read(
    window: Pick<OwnedQuery, 'pipelineIds' | 'from'>,
    { isFirst }: { isFirst: boolean },
  ): Promise<LeftOutCounts> {
    const key = [window.from, ...window.pipelineIds].join(' ');
    const known = isFirst ? undefined : this.#known.get(key);
    const counts = known ?? (await this.#store.countLeftOut(window));
    this.#known.delete(key);
    this.#known.set(key, counts);
    for (const oldest of this.#known.keys()) {
      if (this.#known.size <= KEPT) break;
      this.#known.delete(oldest);
    }
    return counts;
  }
}
