import { InputError } from '@backstage/errors';
import { instantOf } from './instantOf';

const DAY = 86_400_000;
const LONGEST = 92 * DAY;

/**
 * Reads a window of time.
 *
 * @returns half-open, in milliseconds since 1970 in UTC
 * @throws `InputError` that names the field
 */
export function windowOf(request: { from: string; to: string }): {
  startsAt: number;
  endsAt: number;
} {
  const startsAt = instantOf(request.from, 'from')!;
  const endsAt = instantOf(request.to, 'to')!;
  if (endsAt <= startsAt || endsAt - startsAt > LONGEST) {
    throw new InputError(
      'to: must be after from, and at most 92 days after it',
    );
  }
  return { startsAt, endsAt };
}
