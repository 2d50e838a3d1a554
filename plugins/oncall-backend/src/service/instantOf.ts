import { InputError } from '@backstage/errors';

/**
 * Reads the instant for which somebody asks.
 *
 * @param written - ISO 8601 with its offset; now when absent
 * @param field - of the request
 * @returns milliseconds since 1970 in UTC
 * @throws `InputError` for anything else, and for instants that clocks are not known of
 */
export function instantOf(
  written: string | undefined,
  field = 'at',
): number | undefined {
  if (written === undefined) return undefined;
  const found = /(Z|[+-]\d{2}:\d{2})$/.test(written)
    ? Date.parse(written)
    : NaN;
  if (Number.isNaN(found) || found < 0 || found >= Date.UTC(2100, 0, 1)) {
    throw new InputError(
      `${field}: "${written}" is no instant from 1970 to 2099; write one such as 2026-11-30T08:00:00Z`,
    );
  }
  return found;
}
