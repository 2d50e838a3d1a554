/** So many are told apart; who has asked for nothing for longest is forgotten first, as if it never had. */
const MOST = 10_000;

/** Lets so many through a minute, in the memory of this process: each has a supply that fills up again steadily. */
export class RateLimit {
  readonly #perMs: number;
  readonly #burst: number;
  readonly #clock: () => number;
  /** Those that asked last come last. */
  readonly #supplies = new Map<string, { left: number; at: number }>();

  constructor(options: {
    perMinute: number;
    /** So many at once after a pause. */
    burst: number;
    /** Milliseconds since 1970 in UTC; for tests. */
    clock?: () => number;
  }) {
    this.#perMs = options.perMinute / 60_000;
    this.#burst = options.burst;
    this.#clock = options.clock ?? Date.now;
  }

  /** How many are told apart now. */
  get size(): number {
    return this.#supplies.size;
  }

  /** @returns 0 when one is let through, else the seconds after which the next one is */
  admit(name: string): number {
    const at = this.#clock();
    const before = this.#supplies.get(name) ?? { left: this.#burst, at };
    const grown = Math.max(0, at - before.at) * this.#perMs;
    const supply = Math.min(this.#burst, before.left + grown);
    const isLetThrough = supply >= 1;
    this.#supplies.delete(name);
    this.#supplies.set(name, { left: supply - (isLetThrough ? 1 : 0), at });
    this.#forgetOne();
    return isLetThrough
      ? 0
      : Math.max(1, Math.ceil((1 - supply) / this.#perMs / 1_000));
  }

  #forgetOne(): void {
    if (this.#supplies.size <= MOST) return;
    for (const longestAgo of this.#supplies.keys()) {
      this.#supplies.delete(longestAgo);
      break;
    }
  }
}
