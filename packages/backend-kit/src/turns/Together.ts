import { setImmediate, setTimeout as sleep } from 'node:timers/promises';

interface Asked<T, R> {
  one: T;
  resolve: (result: R) => void;
  reject: (error: unknown) => void;
}

/** Does together what is asked for at about the same time: a statement takes hardly longer for many rows than for one. */
export class Together<T, R> {
  readonly #work: (all: readonly T[]) => Promise<readonly R[]>;
  readonly #most: (waiting: readonly T[]) => number;
  readonly #pauseMs: number;
  #begunAt = -Infinity;
  #waiting: Asked<T, R>[] = [];
  #isGoing = false;

  /**
   * @param options - `most` says how many of those that wait are done together, at least one; `work` gives their results in the
   * same order; `pauseMs` is how long after its last begin it waits for more, where all that wait can be done together. What comes
   * alone is done at once.
   */
  constructor(options: {
    work: (all: readonly T[]) => Promise<readonly R[]>;
    most: (waiting: readonly T[]) => number;
    pauseMs?: number;
  }) {
    this.#work = options.work;
    this.#most = options.most;
    this.#pauseMs = options.pauseMs ?? 0;
  }

  do(one: T): Promise<R> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ one, resolve, reject });
      if (!this.#isGoing) void this.#goOn();
    });
  }

  async #goOn(): Promise<void> {
    this.#isGoing = true;
    while (this.#waiting.length > 0) {
      // What else has come in this turn is asked for by then.
      await setImmediate();
      if (this.#count() === this.#waiting.length) await this.#pause();
      const count = this.#count();
      this.#begunAt = performance.now();
      await this.#settle(this.#waiting.splice(0, count));
    }
    this.#isGoing = false;
  }

  #count(): number {
    return this.#most(this.#waiting.map(({ one }) => one));
  }

  async #pause(): Promise<void> {
    const left = this.#begunAt + this.#pauseMs - performance.now();
    if (left > 0) await sleep(left);
  }

  /** Where it fails, each is done alone: one that cannot be done takes no other with it. */
  async #settle(batch: readonly Asked<T, R>[]): Promise<void> {
    try {
      const results = await this.#work(batch.map(({ one }) => one));
      batch.forEach(({ resolve }, i) => resolve(results[i]));
    } catch (error) {
      if (batch.length === 1) batch[0].reject(error);
      else for (const one of batch) await this.#settle([one]);
    }
  }
}
