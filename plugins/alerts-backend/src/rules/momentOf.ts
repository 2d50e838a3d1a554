import { FieldsError } from './FieldsError';

const YEAR_MS = 366 * 24 * 60 * 60_000;
const WITH_OFFSET = /^\d{4}-\d{2}-\d{2}T[\d:.]{5,18}(?:Z|[+-]\d{2}:\d{2})$/;

/**
 * A moment that a person asks about; now where they name none.
 *
 * @throws InputError
 */
export function momentOf(written: string | undefined, now: number): number {
  if (written === undefined) return now;
  const at = WITH_OFFSET.test(written) ? Date.parse(written) : NaN;
  if (Math.abs(at - now) <= YEAR_MS) return at;
  throw new FieldsError([
    {
      pointer: '/at',
      message: Number.isNaN(at)
        ? 'is no instant; write one with its offset, such as 2026-11-30T08:00:00Z'
        : 'is more than a year away; write a nearer one',
    },
  ]);
}
