import { setTimeout as sleep } from 'node:timers/promises';

const SECOND_MS = 1_000;
/** Deliveries of a second. A thousand services at work send ten; more are a burst, or somebody who sends all of the past. */
const MANY = 50;
/** For each millisecond of work so many of rest: two workers take half of the time at most, where they have it for themselves. */
const REST = 3;
const MOST_REST_MS = 1_000;

/**
 * Has work that can wait leave room while many deliveries come in: they are to be accepted, and pages answered, by the same process.
 * What waits is worked in more slowly then, and fast once the stream is over.
 */
export class Pace {
  readonly #clock: () => number;
  #second = 0;
  #count = 0;
  #countBefore = 0;

  constructor(options: { clock?: () => number } = {}) {
    this.#clock = options.clock ?? (() => performance.now());
  }

  /** A delivery has come in. */
  note(): void {
    this.#goOn();
    this.#count += 1;
  }

  /** How long to rest after work that has taken so long; 0 unless many deliveries come in. */
  restAfter(workedMs: number): number {
    this.#goOn();
    const isBusy = Math.max(this.#count, this.#countBefore) > MANY;
    return isBusy ? Math.min(workedMs * REST, MOST_REST_MS) : 0;
  }

  /** @param since - when the work has begun, by `performance.now()` */
  async rest(since: number, signal: AbortSignal): Promise<void> {
    const ms = this.restAfter(performance.now() - since);
    // Interrupted, nothing is worked any more.
    if (ms > 0) await sleep(ms, undefined, { signal }).catch(() => undefined);
  }

  #goOn(): void {
    const second = Math.floor(this.#clock() / SECOND_MS);
    if (second === this.#second) return;
    this.#countBefore = second === this.#second + 1 ? this.#count : 0;
    this.#count = 0;
    this.#second = second;
  }
}
