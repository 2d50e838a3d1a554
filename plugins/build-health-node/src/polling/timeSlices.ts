const DAY_SECONDS = 86_400;
const LONGEST_SECONDS = 32 * DAY_SECONDS;
const FIRST_SECONDS = 4 * DAY_SECONDS;

/**
 * A stretch of the past that is read slice by slice, the newest first, and each slice page by page. In seconds since 1970.
 *
 * @public
 */
export interface TimeSlices {
  from: number;
  /** What is left ends before this. */
  to: number;
  /** Of the slice that is read now. */
  length: number;
  /** From 1. */
  page: number;
}

const startOf = ({ from, to, length }: TimeSlices) =>
  Math.max(from, to - length);

/**
 * How slices of time are gone through, where a provider lists things by when they were made and not without end.
 *
 * @public
 */
export const timeSlices = {
  of: (
    from: number,
    to: number,
    length: number = FIRST_SECONDS,
  ): TimeSlices => ({ from, to, length, page: 1 }),

  secondsOf: (date: Date): number => Math.floor(date.getTime() / 1_000),

  isRead: ({ from, to }: TimeSlices): boolean => to <= from,

  /** Where the slice begins that ends at `to`. */
  startOf,

  /** Half as long, from its first page: there is more in it than the provider lists. */
  halved: (slices: TimeSlices): TimeSlices => ({
    ...slices,
    length: Math.max(1, Math.floor((slices.to - startOf(slices)) / 2)),
    page: 1,
  }),

  /** What is left after a page. After a slice of few things the next one is twice as long. */
  afterPage(
    slices: TimeSlices,
    { hasNext, hadFew }: { hasNext: boolean; hadFew: boolean },
  ): TimeSlices {
    if (hasNext) return { ...slices, page: slices.page + 1 };
    const length = hadFew
      ? Math.min(slices.length * 2, LONGEST_SECONDS)
      : slices.length;
    return { ...slices, to: startOf(slices), page: 1, length };
  },

  /** Days of `whole` that are read. */
  daysRead: (slices: TimeSlices, whole: number): number =>
    Math.max(0, whole - Math.ceil((slices.to - slices.from) / DAY_SECONDS)),
};
