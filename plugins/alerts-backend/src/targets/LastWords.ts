/** As long as who was on call says something about who is. */
const KEPT_MS = 24 * 60 * 60_000;
/** More than the largest catalog that alerts are tried with. */
const MOST = 20_000;

/** What was said last of things, for a day. */
export class LastWords<T> {
  readonly #words = new Map<string, { said: T; at: number }>();

  /** @param now - milliseconds since 1970 in UTC; so in the other methods */
  keep(key: string, said: T, now: number): void {
    // Again at the end: what was said the longest ago goes first.
    this.#words.delete(key);
    this.#words.set(key, { said, at: now });
    const [oldest] = this.#words.keys();
    if (this.#words.size > MOST) this.#words.delete(oldest);
  }

  forget(key: string): void {
    this.#words.delete(key);
  }

  find(key: string, now: number): { said: T; at: number } | undefined {
    const word = this.#words.get(key);
    return word && Math.abs(now - word.at) <= KEPT_MS ? word : undefined;
  }
}
