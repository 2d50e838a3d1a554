import type { TestVerdictStore } from '../database/TestVerdictStore';

/** Ids that are kept: 8 MB. */
const MOST_IDS = 1_000_000;

/** Sets of tests, for as long as a pipeline is judged: attempts in hundreds of parts share most of them. */
export class SetCache {
  readonly #store: Pick<TestVerdictStore, 'readSet'>;
  readonly #sets = new Map<number, readonly number[]>();
  #size = 0;

  constructor(store: Pick<TestVerdictStore, 'readSet'>) {
    this.#store = store;
  }

  /** Sorted ids of the tests of a set. */
  async read(setId: number): Promise<readonly number[]> {
    const known = this.#sets.get(setId);
    if (known) return known;
    const ids = await this.#store.readSet(setId);
    if (this.#size + ids.length <= MOST_IDS) {
      this.#sets.set(setId, ids);
      this.#size += ids.length;
    }
    return ids;
  }
}
