/** Opens once, and stays open. */
export class ReadyGate {
  readonly #waiting = new Set<() => void>();
  #isOpen = false;

  get isOpen(): boolean {
    return this.#isOpen;
  }

  open(): void {
    this.#isOpen = true;
    for (const goOn of this.#waiting) goOn();
  }

  /** Rejects with the reason of the signal where that comes first. */
  async passed(signal?: AbortSignal): Promise<void> {
    signal?.throwIfAborted();
    if (this.#isOpen) return;
    await new Promise<void>((resolve, reject) => {
      const goOn = () => {
        this.#waiting.delete(goOn);
        if (signal?.aborted) reject(signal.reason);
        else resolve();
        signal?.removeEventListener('abort', goOn);
      };
      signal?.addEventListener('abort', goOn, { once: true });
      this.#waiting.add(goOn);
    });
  }
}
