/** So many keys are told apart in one window; whoever tries more makes all begin anew. */
const MOST_KEYS = 10_000;

/** Counts requests by key, in windows of a fixed length, in the memory of this process. */
export class RequestRate {
  readonly #most: number;
  readonly #windowMs: number;
  readonly #clock: () => number;
  #counts = new Map<string, number>();
  #endsAt = 0;

  constructor(options: {
    /** So many requests of one key are let in during a window. */
    most: number;
    windowMs: number;
    /** Milliseconds since 1970 in UTC; for tests. */
    clock?: () => number;
  }) {
    this.#most = options.most;
    this.#windowMs = options.windowMs;
    this.#clock = options.clock ?? Date.now;
  }

  /** @returns 0 when the request is let in, else the seconds after which the next one is */
  admit(key: string): number {
    const now = this.#clock();
    if (now >= this.#endsAt || this.#counts.size >= MOST_KEYS) {
      this.#counts = new Map();
      this.#endsAt = now + this.#windowMs;
    }
    const count = (this.#counts.get(key) ?? 0) + 1;
    this.#counts.set(key, count);
    return count > this.#most ? Math.ceil((this.#endsAt - now) / 1000) : 0;
  }
}
