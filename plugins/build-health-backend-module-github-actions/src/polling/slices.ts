import { timeSlices } from '@callboard/backstage-plugin-build-health-node';
import { z } from 'zod';

/**
 * A filtered list ends after so many results, so that time is cut into slices that have less.
 * https://docs.github.com/en/rest/actions/workflow-runs#list-workflow-runs-for-a-repository
 */
const MOST_RESULTS = 1_000;
/** Below it the next slice is twice as long. */
const FEW_RESULTS = 250;

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

const { isRead, daysRead, startOf, secondsOf: toSeconds } = timeSlices;
export { daysRead, isRead, toSeconds };

const toIso = (at: number) =>
  new Date(at * 1_000).toISOString().replace('.000Z', 'Z');

export const slicesOf = (
  from: number,
  to: number,
  length?: number,
): Slices => ({
  ...timeSlices.of(from, to, length),
  handled: [],
});

/** The filter of the slice; both ends are within. */
export const createdOf = (slices: Slices) =>
  `${toIso(startOf(slices))}..${toIso(slices.to - 1)}`;

/** There is more in the slice than GitHub will list. A second cannot be cut. */
export const isTooLong = (slices: Slices, total: number) =>
  slices.page === 1 && total >= MOST_RESULTS && slices.to - startOf(slices) > 1;

export const halved = (slices: Slices): Slices => ({
  ...slices,
  ...timeSlices.halved(slices),
});

/** What is left after a page. */
export const afterPage = (
  slices: Slices,
  { total, hasNext }: { total: number; hasNext: boolean },
): Slices => ({
  ...timeSlices.afterPage(slices, { hasNext, hadFew: total < FEW_RESULTS }),
  handled: [],
});
