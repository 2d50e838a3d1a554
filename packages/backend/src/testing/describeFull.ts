/* eslint-disable jest/valid-describe-callback, jest/valid-title, jest/no-disabled-tests -- this file registers suites of other files */

/** A suite of the long tier, `./dev test --full`: several processes, and minutes of both processors. Elsewhere it is skipped. */
export const describeFull = (what: string, suite: () => void): void =>
  process.env.CALLBOARD_FULL
    ? describe(what, suite)
    : describe.skip(what, suite);
