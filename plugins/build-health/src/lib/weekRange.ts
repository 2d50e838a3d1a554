/** A quarter, half a year, and a year. */
export const WEEK_RANGES = [13, 26, 53] as const;

/** Weeks that charts show, by the address. */
export const readWeeks = (params: URLSearchParams) =>
  WEEK_RANGES.find(one => `${one}` === params.get('weeks')) ?? WEEK_RANGES[0];
