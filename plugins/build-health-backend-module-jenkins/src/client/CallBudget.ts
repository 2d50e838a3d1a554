import { HeldError } from '@callboard/backstage-plugin-build-health-node';
import { PauseError } from './errors';

const MINUTE = 60_000;
/** The past leaves room for what is new, and both for hints and for people who want to see a log. */
export const SHARE_OF_THE_PAST = 0.5;
export const SHARE_OF_POLLING = 0.8;
/** A controller that starts says 503, and takes a minute or more. Longer each time. */
const SHORTEST_HOLD_MS = 60_000;
/** Whatever a proxy writes into Retry-After: what was lost meanwhile heals within the hour. */
const LONGEST_HOLD_MS = 3_600_000;

/** Seconds, or a date: https://www.rfc-editor.org/rfc/rfc9110#field.retry-after */
function readRetryAfter(written: string | undefined, now: Date) {
  if (!written) return undefined;
  const ms = /^\d+$/.test(written)
    ? Number(written) * 1_000
    : Date.parse(written) - now.getTime();
  return Number.isFinite(ms) ? Math.max(0, ms) : undefined;
}

/** How often a controller is asked: it tells of no limit, and would answer until it breaks down. */
export class CallBudget {
  readonly #perMinute: number;
  #calls: number[] = [];
  #heldUntil = 0;
  #holds = 0;

  constructor(options: { callsPerMinute: number }) {
    this.#perMinute = options.callsPerMinute;
  }

  /**
   * Counts a call that is about to be made.
   *
   * @param share - of the calls of a minute, that may be used
   * @throws HeldError where it is not to be made now
   */
  take(now: Date, share = 1): void {
    const at = now.getTime();
    if (at < this.#heldUntil) {
      throw this.#pause();
    }
    this.#calls = this.#calls.filter(call => call > at - MINUTE);
    const most = Math.max(1, Math.floor(this.#perMinute * share));
    if (this.#calls.length >= most) {
      const oldest = this.#calls[this.#calls.length - most];
      throw new HeldError(
        `The ${most} calls of this minute are used`,
        new Date(oldest + MINUTE),
      );
    }
    this.#calls.push(at);
  }

  goesOn(): void {
    this.#holds = 0;
  }

  /** Of 429 and 503. @returns the error to throw */
  hold(retryAfter: string | undefined, now: Date): HeldError {
    const doubled = SHORTEST_HOLD_MS * 2 ** Math.min(this.#holds, 10);
    const wait = Math.min(
      readRetryAfter(retryAfter, now) ?? doubled,
      LONGEST_HOLD_MS,
    );
    this.#holds += 1;
    this.#heldUntil = now.getTime() + wait;
    return this.#pause();
  }

  #pause(): PauseError {
    return new PauseError(
      'Jenkins has asked for a pause',
      new Date(this.#heldUntil),
    );
  }
}
