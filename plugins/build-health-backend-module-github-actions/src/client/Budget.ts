import type { PollQuota } from '@callboard/backstage-plugin-build-health-node';
import { HeldError } from './errors';

/** The other half is for those who use the same credentials, as the catalog. */
const OUR_SHARE = 0.5;
/** The past leaves something of our half to what is new. */
export const SHARE_OF_THE_PAST = 0.4;
/** A call that fails is repeated so often, and each one counts. */
export const RETRIES = 3;
/**
 * Without a word how long: at least a minute, and longer each time.
 * https://docs.github.com/en/rest/using-the-rest-api/best-practices-for-using-the-rest-api#handle-rate-limit-errors-appropriately
 */
const SHORTEST_WAIT_MS = 60_000;
const LONGEST_WAIT_MS = 3_600_000;

export type Headers = Record<string, string | number | undefined>;

const numberOf = (value: string | number | undefined) =>
  value === undefined || value === '' || !Number.isFinite(Number(value))
    ? undefined
    : Number(value);

/** Knows how much of a limit is used, and when GitHub is not to be asked. */
export class Budget {
  #quota?: PollQuota;
  #heldUntil = 0;
  #holds = 0;
  #inFlight = 0;

  get quota(): PollQuota | undefined {
    return this.#quota;
  }

  /**
   * @param share - of the limit, that may be used
   * @throws HeldError where it is not to be asked now
   */
  check(now: Date, share = OUR_SHARE): void {
    if (now.getTime() < this.#heldUntil) {
      throw new HeldError(
        'GitHub has asked for a pause',
        new Date(this.#heldUntil),
      );
    }
    const quota = this.#quota;
    if (!quota || now >= quota.resetsAt) return;
    const expected = quota.used + (this.#inFlight + 1) * (1 + RETRIES);
    if (expected > quota.limit * share) {
      throw new HeldError(
        share < OUR_SHARE
          ? 'The past is read on when the limit of GitHub is reset'
          : 'Half of the limit of GitHub is used; the other half is left to others until it is reset',
        quota.resetsAt,
      );
    }
  }

  async track<T>(call: () => Promise<T>): Promise<T> {
    this.#inFlight += 1;
    try {
      return await call();
    } finally {
      this.#inFlight -= 1;
    }
  }

  /** Of any answer. */
  note(headers: Headers): void {
    const used = numberOf(headers['x-ratelimit-used']);
    const limit = numberOf(headers['x-ratelimit-limit']);
    const reset = numberOf(headers['x-ratelimit-reset']);
    if (used === undefined || limit === undefined || reset === undefined) {
      return;
    }
    this.#quota = { used, limit, resetsAt: new Date(reset * 1_000) };
  }

  goesOn(): void {
    this.#holds = 0;
  }

  /** Of a refusal because of a limit. @returns the error to throw */
  hold(headers: Headers, now: Date): HeldError {
    const retryAfter = numberOf(headers['retry-after']);
    const reset = numberOf(headers['x-ratelimit-reset']);
    const isUsedUp = numberOf(headers['x-ratelimit-remaining']) === 0;
    const doubled = Math.min(
      SHORTEST_WAIT_MS * 2 ** this.#holds,
      LONGEST_WAIT_MS,
    );
    if (retryAfter !== undefined) {
      this.#heldUntil = now.getTime() + retryAfter * 1_000;
    } else if (isUsedUp && reset !== undefined) {
      this.#heldUntil = reset * 1_000;
    } else {
      this.#heldUntil = now.getTime() + doubled;
    }
    this.#holds += 1;
    return new HeldError(
      'GitHub has asked for a pause',
      new Date(this.#heldUntil),
    );
  }
}
