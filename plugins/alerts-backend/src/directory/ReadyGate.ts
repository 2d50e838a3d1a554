/** Opens once, and stays open. */
export class ReadyGate {
  readonly #waiting = new Set<() => void>();
  readonly #patienceMs: number;
  #late?: AbortSignal;
  #isOpen = false;

  /** @param options.patienceMs - so long after the first of them nobody waits any more */
  constructor(options: { patienceMs: number }) {
    this.#patienceMs = options.patienceMs;
  }

  get isOpen(): boolean {
    return this.#isOpen;
  }

  open(): void {
    this.#isOpen = true;
    for (const goOn of this.#waiting) goOn();
  }

  /** Resolves once it is open, or that has taken too long; rejects with the reason of the signal where that comes first. */
  async passed(signal: AbortSignal): Promise<void> {
    signal.throwIfAborted();
    if (this.#isOpen) return;
    this.#late ??= AbortSignal.timeout(this.#patienceMs);
    await this.#opened(AbortSignal.any([signal, this.#late])).catch(() =>
      signal.throwIfAborted(),
    );
  }

  async #opened(signal: AbortSignal): Promise<void> {
    signal.throwIfAborted();
    await new Promise<void>((resolve, reject) => {
      const goOn = () => {
        this.#waiting.delete(goOn);
        if (signal.aborted) reject(signal.reason);
        else resolve();
        signal.removeEventListener('abort', goOn);
      };
      signal.addEventListener('abort', goOn, { once: true });
      this.#waiting.add(goOn);
    });
  }
}
