import { CustomErrorBase } from '@backstage/errors';

/** It was done so often lately that it has to wait: 429. */
class TooOftenError extends CustomErrorBase {
  name = 'TooOftenError' as const;
  readonly statusCode = 429;
}

/** Lets something be done a few times within a while, in this process. */
export class Pace {
  readonly #most: number;
  readonly #withinMs: number;
  readonly #times = new Map<string, number[]>();

  constructor(options: { most: number; withinMs: number }) {
    this.#most = options.most;
    this.#withinMs = options.withinMs;
  }

  /** @throws TooOftenError that says when it may be tried again */
  take(key: string, now: Date): void {
    const at = now.getTime();
    const lately = (this.#times.get(key) ?? []).filter(
      time => at - time < this.#withinMs,
    );
    if (lately.length >= this.#most) {
      const seconds = Math.ceil((lately[0] + this.#withinMs - at) / 1_000);
      throw new TooOftenError(
        `That was done ${this.#most} times within ${
          this.#withinMs / 1_000
        } s; try again in ${seconds} s`,
      );
    }
    this.#times.set(key, [...lately, at]);
  }
}
