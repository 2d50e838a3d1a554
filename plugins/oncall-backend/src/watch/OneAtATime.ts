/** Does some work once at a time, and once more when it is asked for meanwhile. */
export class OneAtATime {
  readonly #work: () => Promise<void>;
  #running?: Promise<void>;
  #isAsked = false;

  /** @param work - throws nothing */
  constructor(work: () => Promise<void>) {
    this.#work = work;
  }

  /** Ends when the work is done that was asked for, and what was asked for meanwhile. */
  async run(): Promise<void> {
    this.#isAsked = true;
    this.#running ??= this.#runWhileAsked();
    await this.#running;
  }

  /** Ends with what is being done, if anything. */
  async settled(): Promise<void> {
    await this.#running;
  }

  async #runWhileAsked(): Promise<void> {
    try {
      while (this.#isAsked) {
        this.#isAsked = false;
        await this.#work();
      }
    } finally {
      this.#running = undefined;
    }
  }
}
