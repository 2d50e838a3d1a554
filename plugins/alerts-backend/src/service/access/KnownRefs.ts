import type { AlertQueryStore } from '../../database/AlertQueryStore';

type Refs = Awaited<ReturnType<AlertQueryStore['readRefs']>>;

/** Among 200,000 alerts it takes a tenth of a second to find the places of all. */
const KEPT_MS = 10_000;

const union = (one: readonly string[], other: readonly string[]) => [
  ...new Set([...one, ...other]),
];

/**
 * Places of alerts. Those of open ones are as they are now; those of what is over are at most ten seconds old, as hardly any is new.
 */
export class KnownRefs {
  readonly #store: Pick<AlertQueryStore, 'readRefs'>;
  readonly #clock: () => number;
  #all?: { at: number; refs: Promise<Refs> };

  constructor(options: {
    store: Pick<AlertQueryStore, 'readRefs'>;
    clock?: () => number;
  }) {
    this.#store = options.store;
    this.#clock = options.clock ?? Date.now;
  }

  async read(which: 'open' | 'all'): Promise<Refs> {
    const open = await this.#store.readRefs('open');
    if (which === 'open') return open;
    const all = await this.#readAll();
    return {
      entityRefs: union(all.entityRefs, open.entityRefs),
      teamRefs: union(all.teamRefs, open.teamRefs),
    };
  }

  async #readAll(): Promise<Refs> {
    const at = this.#clock();
    if (!this.#all || at - this.#all.at >= KEPT_MS) {
      const refs = this.#store.readRefs('all');
      this.#all = { at, refs };
      refs.catch(() => {
        this.#all = undefined;
      });
    }
    return this.#all.refs;
  }
}
