import { InputError } from '@backstage/errors';
import { z } from 'zod';

const DAY_MS = 86_400_000;
/** Clocks of browsers differ. */
const LEEWAY_MS = 5 * 60_000;

const moment = z.iso.datetime({ offset: true });

/**
 * A moment that a person gives, which has to be ahead and not too far.
 *
 * @returns milliseconds since 1970
 * @throws InputError that names the field
 */
export function momentAhead(
  written: string,
  options: { field: string; now: number; mostDays: number },
): number {
  const { field, now, mostDays } = options;
  if (!moment.safeParse(written).success) {
    throw new InputError(
      `${field}: '${written}' is no moment; give one such as 2027-01-31T12:00:00Z`,
    );
  }
  const at = Date.parse(written);
  if (at <= now) {
    throw new InputError(`${field}: it is over; give a moment ahead`);
  }
  if (at > now + mostDays * DAY_MS + LEEWAY_MS) {
    throw new InputError(`${field}: at most ${mostDays} days ahead`);
  }
  return at;
}
