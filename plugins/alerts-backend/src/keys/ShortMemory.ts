/** Remembers values for a while, and no more than so many: the oldest is forgotten first. */
export class ShortMemory<T> {
  readonly #forMs: number;
  readonly #most: number;
  /** In the order in which they came. */
  readonly #values = new Map<string, { value: T; until: number }>();

  constructor(options: { forMs: number; most: number }) {
    this.#forMs = options.forMs;
    this.#most = options.most;
  }

  get size(): number {
    return this.#values.size;
  }

  get(name: string, now: number): T | undefined {
    const found = this.#values.get(name);
    if (!found) return undefined;
    if (now < found.until && now >= found.until - this.#forMs) {
      return found.value;
    }
    this.#values.delete(name);
    return undefined;
  }

  set(name: string, value: T, now: number): void {
    this.#values.delete(name);
    this.#values.set(name, { value, until: now + this.#forMs });
    if (this.#values.size > this.#most) {
      for (const oldest of this.#values.keys()) {
        this.#values.delete(oldest);
        break;
      }
    }
  }

  deleteWhere(matches: (value: T) => boolean): void {
    for (const [name, { value }] of this.#values) {
      if (matches(value)) this.#values.delete(name);
    }
  }
}
