import type { PollQuota } from '../extensions/polling';
import { HeldError } from './errors';

/** The other half is for those who use the same credentials. */
const OUR_SHARE = 0.5;
/** Without a word how long: at least a minute, and longer each time. */
const SHORTEST_WAIT_MS = 60_000;
const LONGEST_WAIT_MS = 3_600_000;

/**
 * Of a limit, what reading the past may use: it leaves something of our half to what is new.
 *
 * @public
 */
export const SHARE_OF_THE_PAST = 0.4;

const HOUR_MS = 3_600_000;

const shareUsed = ({ used, limit }: PollQuota) => used / limit;

/**
 * Knows how much of a provider's limits is used, and when it is not to be asked.
 *
 * @public
 */
export class RequestBudget {
  readonly #provider: string;
  readonly #callsPerRequest: number;
  readonly #callsPerHour?: number;
  #quotas: PollQuota[] = [];
  #heldUntil = 0;
  #holds = 0;
  #inFlight = 0;
  /** Calls of an hour, as far as we have made them. */
  #counted = { calls: 0, until: 0 };

  constructor(options: {
    /** As people read it: `GitHub`. */
    provider: string;
    /** How often a request that fails is sent: each time counts. */
    callsPerRequest: number;
    /**
     * The limit of a provider that tells none, as a server whose limits are switched off: calls are counted here then. Absent: such
     * a provider is asked without a limit.
     */
    callsPerHour?: number;
  }) {
    this.#provider = options.provider;
    this.#callsPerRequest = options.callsPerRequest;
    this.#callsPerHour = options.callsPerHour;
  }

  /** The limit that is used most. */
  get quota(): PollQuota | undefined {
    if (this.#quotas.length === 0) return this.#assumed();
    return this.#quotas.reduce<PollQuota | undefined>(
      (most, one) => (most && shareUsed(most) >= shareUsed(one) ? most : one),
      undefined,
    );
  }

  /**
   * @param share - of each limit, that may be used
   * @throws HeldError where it is not to be asked now
   */
  check(now: Date, share = OUR_SHARE): void {
    this.#cap(now.getTime() + LONGEST_WAIT_MS);
    if (now.getTime() < this.#heldUntil) {
      throw this.#held(this.#heldUntil);
    }
    const calls = (this.#inFlight + 1) * this.#callsPerRequest;
    const full = this.#quotasAt(now).find(
      ({ used, limit, resetsAt }) =>
        now < resetsAt && used + calls > limit * share,
    );
    if (!full) return;
    throw new HeldError(
      share < OUR_SHARE
        ? `The past is read on when the limit of ${this.#provider} is reset`
        : `Half of the limit of ${
            this.#provider
          } is used; the other half is left to others until it is reset`,
      full.resetsAt,
    );
  }

  async track<T>(call: () => Promise<T>): Promise<T> {
    this.#inFlight += 1;
    this.#counted.calls += 1;
    try {
      return await call();
    } catch (error) {
      // It may have been sent again as often as a request is.
      this.#counted.calls += this.#callsPerRequest - 1;
      throw error;
    } finally {
      this.#inFlight -= 1;
    }
  }

  /** All limits that an answer tells of; none: what was known stays. */
  note(...quotas: (PollQuota | undefined)[]): void {
    const told = quotas.filter(
      quota => quota !== undefined && Number.isFinite(quota.resetsAt.getTime()),
    ) as PollQuota[];
    if (told.length > 0) this.#quotas = told;
  }

  goesOn(): void {
    this.#holds = 0;
  }

  /**
   * Of a refusal because of a limit.
   *
   * @param until - as the provider says; absent where it does not
   * @returns the error to throw
   */
  hold(now: Date, until?: Date): HeldError {
    this.#cap(now.getTime() + LONGEST_WAIT_MS);
    const doubled = Math.min(
      SHORTEST_WAIT_MS * 2 ** this.#holds,
      LONGEST_WAIT_MS,
    );
    const told = until?.getTime() ?? NaN;
    // A time that nobody could wait for is a mistake of whoever tells it.
    this.#heldUntil = Number.isFinite(told)
      ? Math.min(told, now.getTime() + LONGEST_WAIT_MS)
      : now.getTime() + doubled;
    this.#holds += 1;
    return this.#held(this.#heldUntil);
  }

  /** Windows of providers are an hour at most. One that ends later, when it is looked at first, is a mistake of whoever tells it. */
  #cap(latest: number): void {
    this.#quotas = this.#quotas.map(one =>
      one.resetsAt.getTime() > latest
        ? { ...one, resetsAt: new Date(latest) }
        : one,
    );
  }

  /** What the provider tells, or else what is assumed. A limit that was told long ago may have been switched off since. */
  #quotasAt(now: Date): PollQuota[] {
    if (now.getTime() >= this.#counted.until) {
      this.#counted = { calls: 0, until: now.getTime() + HOUR_MS };
    }
    const isTold = this.#quotas.some(
      ({ resetsAt }) => now.getTime() < resetsAt.getTime() + HOUR_MS,
    );
    const assumed = this.#assumed();
    return isTold || !assumed ? this.#quotas : [assumed];
  }

  #assumed(): PollQuota | undefined {
    if (this.#callsPerHour === undefined || this.#counted.until === 0) {
      return undefined;
    }
    const { calls, until } = this.#counted;
    return {
      used: calls,
      limit: this.#callsPerHour,
      resetsAt: new Date(until),
    };
  }

  #held(until: number): HeldError {
    return new HeldError(
      `${this.#provider} has asked for a pause`,
      new Date(until),
    );
  }
}
