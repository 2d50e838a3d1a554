/** A clock that stands still until it is told to move. */
export interface FakeClock {
  /** The clock's time, a new object with each call. */
  now(): Date;
  /** Moves the clock by so many milliseconds, backwards when negative. */
  advance(milliseconds: number): void;
}

/**
 * @param startIso - an instant such as `2026-11-24T09:00:00Z`
 * @throws RangeError when it is not one, or names no zone: the test would depend on the machine it runs on
 */
export function fakeClock(startIso: string): FakeClock {
  let time = Date.parse(startIso);
  if (Number.isNaN(time) || !/T.*(Z|[+-]\d\d:\d\d)$/.test(startIso)) {
    throw new RangeError(`Not an instant with a time zone: ${startIso}`);
  }
  return {
    now: () => new Date(time),
    advance: milliseconds => {
      time += milliseconds;
    },
  };
}
