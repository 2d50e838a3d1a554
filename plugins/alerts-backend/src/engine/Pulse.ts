/** Kinds of work without which alerts reach nobody. */
export type Worker = 'take-in' | 'escalate' | 'send' | 'tell';

/** When workers of this process last looked for work and got an answer. One that hangs does not look. */
export class Pulse {
  readonly #looks = new Map<Worker, number>();
  readonly #clock: () => number;

  constructor(clock: () => number = Date.now) {
    this.#clock = clock;
  }

  /** To be called by a worker each time it has looked. */
  of(worker: Worker): () => void {
    return () => this.#looks.set(worker, this.#clock());
  }

  get looks(): ReadonlyMap<Worker, number> {
    return this.#looks;
  }
}
