/** Longer than the reading of all entities takes, shorter than the time until the next one. */
const KEPT_MS = 60_000;

/** Keeps an answer that is about all entities for the batches of one run. */
export class Recent<T> {
  #kept?: { at: number; answer: Promise<T> };

  /** @param options - `isFresh`: what is kept does not do, as somebody waits for what is new */
  read(
    { now, isFresh }: { now: Date; isFresh: boolean },
    load: () => Promise<T>,
  ): Promise<T> {
    const at = now.getTime();
    const before = this.#kept;
    if (!isFresh && before && Math.abs(at - before.at) < KEPT_MS) {
      return before.answer;
    }
    const kept = { at, answer: load() };
    this.#kept = kept;
    kept.answer.catch(() => {
      if (this.#kept === kept) this.#kept = undefined;
    });
    return kept.answer;
  }
}
