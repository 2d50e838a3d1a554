import { Temporal } from 'temporal-polyfill';
import type { Moment, WallTime } from '../../types';

export type Wall = Temporal.PlainDateTime;

/** A zone's clock; each conversion is made once. */
export class OracleClock {
  readonly #zone: string;
  readonly #note: (instant: number) => void;
  readonly #known = new Map<string, number>();
  #last?: { instant: number; wall: Wall };

  constructor(zone: string, note: (instant: number) => void) {
    this.#zone = zone;
    this.#note = note;
  }

  /** Starts and handoffs are `compatible`: the first when repeated; ends are `later`. Both move on what is skipped. */
  instant(wall: Wall, disambiguation: 'compatible' | 'later'): number {
    const key = `${wall} ${disambiguation}`;
    let found = this.#known.get(key);
    if (found === undefined) {
      found = wall.toZonedDateTime(this.#zone, {
        disambiguation,
      }).epochMilliseconds;
      this.#known.set(key, found);
      this.#note(found);
    }
    return found;
  }

  start = (wall: WallTime) =>
    this.instant(Temporal.PlainDateTime.from(wall), 'compatible');

  end = (wall: WallTime) =>
    this.instant(Temporal.PlainDateTime.from(wall), 'later');

  moment(text: Moment, read: (wall: WallTime) => number): number {
    if (!/(Z|[+-]\d\d:\d\d)$/.test(text)) return read(text);
    const instant = Temporal.Instant.from(text).epochMilliseconds;
    this.#note(instant);
    return instant;
  }

  wallAt(instant: number): Wall {
    if (this.#last?.instant !== instant) {
      const wall = Temporal.Instant.fromEpochMilliseconds(instant)
        .toZonedDateTimeISO(this.#zone)
        .toPlainDateTime();
      this.#last = { instant, wall };
    }
    return this.#last.wall;
  }
}
