/** Work that is done in rounds, one at a time. Whoever asks for it while one is under way is given another round after it. */
export class Rounds {
  #running?: Promise<void>;
  #isAsked = false;

  /** Something has come since the round began, or since `look`. */
  get isAsked(): boolean {
    return this.#isAsked;
  }

  /** For rounds that look several times: what has come until now will be seen. */
  look(): void {
    this.#isAsked = false;
  }

  /** @returns a promise of the end of all rounds, also of those that others ask for */
  run(signal: AbortSignal, round: () => Promise<void>): Promise<void> {
    this.#isAsked = true;
    this.#running ??= this.#runAll(signal, round).finally(() => {
      this.#running = undefined;
    });
    return this.#running;
  }

  async #runAll(signal: AbortSignal, round: () => Promise<void>) {
    while (this.#isAsked && !signal.aborted) {
      this.look();
      await round();
    }
  }
}
