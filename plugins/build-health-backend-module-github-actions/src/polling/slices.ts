import { z } from 'zod';

/**
 * A filtered list ends after so many results, so that time is cut into slices that have less.
 * https://docs.github.com/en/rest/actions/workflow-runs#list-workflow-runs-for-a-repository
 */
const MOST_RESULTS = 1_000;
/** Below it the next slice is twice as long. */
const FEW_RESULTS = 250;
const DAY_SECONDS = 86_400;
const LONGEST_SECONDS = 32 * DAY_SECONDS;
const FIRST_SECONDS = 4 * DAY_SECONDS;

/** Seconds since 1970: GitHub knows no shorter time. */
const seconds = z.number().int();

/** A stretch of the past that is read slice by slice, the newest first. */
export const slicesSchema = z.object({
  from: seconds,
  /** What is left ends before this. */
  to: seconds,
  /** Of the slice that is read now. */
  length: seconds.min(1),
  page: z.number().int().min(1),
  /** Runs of the page that are done, where it takes several steps. */
  handled: z.array(z.number().int()),
});

export type Slices = z.infer<typeof slicesSchema>;

export const toSeconds = (date: Date) => Math.floor(date.getTime() / 1_000);

const toIso = (at: number) =>
  new Date(at * 1_000).toISOString().replace('.000Z', 'Z');

export const slicesOf = (
  from: number,
  to: number,
  length = FIRST_SECONDS,
): Slices => ({ from, to, length, page: 1, handled: [] });

export const isRead = ({ from, to }: Slices) => to <= from;

const startOf = ({ from, to, length }: Slices) => Math.max(from, to - length);

/** The filter of the slice; both ends are within. */
export const createdOf = (slices: Slices) =>
  `${toIso(startOf(slices))}..${toIso(slices.to - 1)}`;

/** There is more in the slice than GitHub will list. A second cannot be cut. */
export const isTooLong = (slices: Slices, total: number) =>
  slices.page === 1 && total >= MOST_RESULTS && slices.to - startOf(slices) > 1;

export const halved = (slices: Slices): Slices => ({
  ...slices,
  length: Math.max(1, Math.floor((slices.to - startOf(slices)) / 2)),
});

/** What is left after a page. */
export function afterPage(
  slices: Slices,
  { total, hasNext }: { total: number; hasNext: boolean },
): Slices {
  if (hasNext) return { ...slices, page: slices.page + 1, handled: [] };
  const length =
    total < FEW_RESULTS
      ? Math.min(slices.length * 2, LONGEST_SECONDS)
      : slices.length;
  return { ...slices, to: startOf(slices), page: 1, length, handled: [] };
}

/** Days of `whole` that are read. */
export const daysRead = (slices: Slices, whole: number) =>
  Math.max(0, whole - Math.ceil((slices.to - slices.from) / DAY_SECONDS));
