import { ConflictError } from '@backstage/errors';
import type { PeopleStore, ReferenceMove } from '../database/PeopleStore';

/** So long a process that was killed keeps others from going on with what it did. */
const LEASE_MS = 120_000;

/**
 * Moves references, each to its end, in their order, whichever process is killed meanwhile: what is to be moved is kept before, and
 * gone through again by whoever finds it afterwards.
 */
export class ReferenceMoves {
  readonly #people: Pick<
    PeopleStore,
    'add' | 'claim' | 'hold' | 'move' | 'finish'
  >;
  readonly #clock: () => number;

  constructor(options: {
    people: Pick<PeopleStore, 'add' | 'claim' | 'hold' | 'move' | 'finish'>;
    /** Milliseconds since 1970 in UTC; for tests. */
    clock?: () => number;
  }) {
    this.#people = options.people;
    this.#clock = options.clock ?? Date.now;
  }

  /**
   * @returns how many rows were moved
   * @throws ConflictError where another process is at one before it; it comes after that one by itself
   */
  async move(move: ReferenceMove): Promise<number> {
    const id = await this.#people.add(move);
    const rows = (await this.resume()).get(id);
    if (rows === undefined) {
      throw new ConflictError(
        'Another reference is being moved; this one comes after it',
      );
    }
    return rows;
  }

  /** As {@link move}, also where it comes after what another process is at. */
  async follow(move: ReferenceMove): Promise<void> {
    await this.#people.add(move);
    await this.resume();
  }

  /** Does what is left to do. */
  async resume(signal?: AbortSignal): Promise<Map<number, number>> {
    const done = new Map<number, number>();
    while (!signal?.aborted) {
      const now = this.#clock();
      const due = await this.#people.claim({ now, until: now + LEASE_MS });
      if (!due) break;
      const rows = await this.#people.move(due, () =>
        this.#people.hold(due.id, this.#clock() + LEASE_MS),
      );
      await this.#people.finish(due.id);
      done.set(due.id, rows);
    }
    return done;
  }
}
