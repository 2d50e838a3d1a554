import type { OncallSourceBatch } from '@callboard/backstage-plugin-oncall-node';
import { PagerDutyError } from '../client/PagerDutyError';

/** So many failures after each other say that nothing else would be answered either. */
const MOST_FAILURES = 3;

/** Something that is asked for at once. */
export interface Part {
  read(): Promise<OncallSourceBatch>;
  /** The same in smaller parts; empty for one thing alone. */
  split(): Part[];
}

/** The token is wrong, or the limit of requests used up. */
const isForAll = (error: unknown) =>
  error instanceof PagerDutyError &&
  (error.status === 401 || error.status === 429);

/**
 * Reads part after part. One that fails holds up no other: what is in it is asked for again by itself, after all others. When
 * nothing is answered any more, the next reading begins with what this one did not come to.
 */
export class PartReader {
  #begin = 0;

  /** @throws the first failure, after all that can be read was read */
  async *read(
    parts: readonly Part[],
    signal: AbortSignal,
  ): AsyncIterable<OncallSourceBatch> {
    const begin = parts.length > 0 ? this.#begin % parts.length : 0;
    const queue = [...parts.slice(begin), ...parts.slice(0, begin)];
    this.#begin = 0;
    let failure: unknown;
    let inARow = 0;
    for (const [at, part] of queue.entries()) {
      let batch: OncallSourceBatch | undefined;
      try {
        batch = await part.read();
        inARow = 0;
      } catch (error) {
        signal.throwIfAborted();
        inARow++;
        if (isForAll(error) || inARow === MOST_FAILURES) {
          this.#begin = begin + at + 1;
          throw failure ?? error;
        }
        const smaller = part.split();
        queue.push(...smaller);
        if (smaller.length === 0) failure ??= error;
      }
      if (batch) yield batch;
    }
    if (failure) throw failure;
  }
}

/** @param size - of a part */
export function* inParts<T>(all: readonly T[], size: number): Iterable<T[]> {
  for (let at = 0; at < all.length; at += size) yield all.slice(at, at + size);
}
