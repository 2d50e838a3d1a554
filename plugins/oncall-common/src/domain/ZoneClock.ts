import type { ZoneTable } from '../types';

/**
 * The clock on a wall of one zone. All times are integers: instants in milliseconds since 1970 in UTC, wall times in
 * milliseconds since 1970-01-01T00:00 on this clock.
 *
 * @public
 */
export interface WallClock {
  /** What the clock on the wall shows. */
  wallAt(instant: number): number;
  /** The instant of a wall time; the first when it is repeated, moved forward by the gap when it is skipped. */
  first(wall: number): number;
  /** The instant of a wall time; the last when it is repeated, moved forward by the gap when it is skipped. */
  last(wall: number): number;
}

/**
 * Reads one zone's clock by its table.
 *
 * @public
 */
export class ZoneClock implements WallClock {
  readonly table: ZoneTable;
  readonly #changes: readonly number[];
  readonly #offsets: readonly number[];
  /** Where the last answer was found: times mostly come in order. */
  #at = 0;

  constructor(table: ZoneTable) {
    this.table = table;
    this.#changes = table.changes;
    this.#offsets = table.offsets;
  }

  /** The period between two changes in which an instant lies. */
  #periodOf(instant: number): number {
    const changes = this.#changes;
    let at = this.#at;
    if (
      (at > 0 && instant < changes[at - 1]) ||
      (at < changes.length && instant >= changes[at])
    ) {
      let low = 0;
      let high = changes.length;
      while (low < high) {
        const middle = (low + high) >> 1;
        if (changes[middle] <= instant) low = middle + 1;
        else high = middle;
      }
      at = low;
      this.#at = at;
    }
    return at;
  }

  wallAt(instant: number): number {
    return instant + this.#offsets[this.#periodOf(instant)];
  }

  first(wall: number): number {
    // No clock is more than a day away from UTC: the period of any occurrence is this one or one of the next.
    let period = this.#periodOf(wall - 26 * 3_600_000);
    const changes = this.#changes;
    const offsets = this.#offsets;
    while (
      period < changes.length &&
      wall - offsets[period] >= changes[period]
    ) {
      // Skipped by the change that ends this period: what this period's clock would have made of it.
      if (wall - offsets[period + 1] < changes[period]) break;
      period++;
    }
    return wall - offsets[period];
  }

  last(wall: number): number {
    const changes = this.#changes;
    const offsets = this.#offsets;
    let found = this.first(wall);
    for (
      let period = this.#periodOf(found);
      period < changes.length && changes[period] - found < 26 * 3_600_000;
      period++
    ) {
      const later = wall - offsets[period + 1];
      if (later >= changes[period]) found = later;
    }
    return found;
  }
}
