/** Works one after the other, in the order in which they came. One that fails holds up no other. */
export class WorkQueue {
  #last: Promise<unknown> = Promise.resolve();
  #length = 0;

  /** Works that wait or are under way. */
  get length(): number {
    return this.#length;
  }

  run<T>(work: () => Promise<T>): Promise<T> {
    this.#length += 1;
    const result = this.#last.then(work);
    this.#last = result
      .catch(() => undefined)
      .finally(() => {
        this.#length -= 1;
      });
    return result;
  }
}
