/** Fewer can fail together for one plain reason in the code. */
const FEWEST = 5;
const SHARE = 0.3;

/**
 * Whether so many tests of a run failed together that it teaches nothing about single ones: at least 5, and more than 30 %. A
 * database was away, a machine was full, or nothing compiled; the failures have one cause, so they are not independent trials,
 * which the statistics of flakiness rest on.
 *
 * @param run - how many tests it ran, and how many of them failed at their first try
 * @public
 */
export function isMassFailure({
  tests,
  failed,
}: {
  tests: number;
  failed: number;
}): boolean {
  return failed >= FEWEST && failed > SHARE * tests;
}
