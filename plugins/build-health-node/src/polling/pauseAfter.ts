import { HeldError, NoAccessError } from '../client/errors';
import type { PollStep } from '../extensions/polling';

/** What is away or closed to us may be open later. */
const NO_ACCESS_MS = 3_600_000;

/**
 * What a provider says no to is no failure of a step: it is tried again when it may be another. Where the past is held up, what is
 * new goes on: it may use more of the limit.
 *
 * @param options - `nextAt`: when what is new is due
 * @throws any other error
 *
 * @public
 */
export function pauseAfter(
  error: unknown,
  { now, isPast, nextAt }: { now: Date; isPast: boolean; nextAt: Date },
): Pick<PollStep, 'notBefore' | 'problem'> {
  if (NoAccessError.is(error)) {
    const notBefore = new Date(now.getTime() + NO_ACCESS_MS);
    return { notBefore, problem: error.message };
  }
  if (!HeldError.is(error)) throw error;
  const { until, message } = error;
  if (!isPast) return { notBefore: until, problem: message };
  return { notBefore: nextAt < until ? nextAt : until };
}
