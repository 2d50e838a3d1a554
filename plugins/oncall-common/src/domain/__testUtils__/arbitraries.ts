import fc from 'fast-check';
import type {
  FixedShift,
  Layer,
  Override,
  Restriction,
  Rotation,
  ScheduleConfiguration,
  ScheduleVersion,
  Weekday,
} from '../../types';
import {
  DAY,
  HOUR,
  MINUTE,
  WEEK,
  addMonths,
  formatWallTime,
} from '../wallTime';
import {
  FIRST_INSTANT,
  TimeMaker,
  ZONES,
  anyZone,
  type Draw,
} from './TimeMaker';

/** A schedule, and a window to resolve. */
export interface Scenario {
  configuration: ScheduleConfiguration;
  from: number;
  to: number;
}

const DAYS: Weekday[] = [
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
];
const PEOPLE = ['a', 'b', 'c', 'd', 'e', 'f'];
const SIZES = { hour: HOUR, day: DAY, week: WEEK, month: 28 * DAY };
const KINDS = ['replace-all', 'replace', 'add', 'remove', 'fixed'] as const;

const list = <T>(count: number, make: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, index) => make(index));

/** The same time on the last day of the month: in shorter months, turns begin earlier. */
function onLastDay(wall: number): number {
  let day = wall;
  while (new Date(day + DAY).getUTCDate() > 1) day += DAY;
  return day;
}

const sizeOf = ({ unit, length = 1 }: Pick<Rotation, 'unit' | 'length'>) =>
  SIZES[unit] * length;

/** Makes the parts of one schedule. */
class ScheduleMaker extends TimeMaker {
  readonly mainZone: string;

  constructor(draw: Draw) {
    const mainZone = anyZone(draw);
    super(draw, mainZone);
    this.mainZone = mainZone;
  }

  /** Often one whose clock changes in the same days. */
  zone(): string {
    const start = this.draw(ZONES.length);
    return (
      (this.chance(1, 2) &&
        ZONES.slice(start).find(zone => this.change(zone) !== undefined)) ||
      ZONES[start]
    );
  }

  maybe<T>(count: number, outOf: number, make: () => T): T | undefined {
    return this.chance(count, outOf) ? make() : undefined;
  }

  people(least: number, most: number): string[] {
    const count = least + this.draw(most - least + 1);
    return list(count, () => this.pick(PEOPLE));
  }

  /** Whole turns away from a time near a clock change, so that a handoff falls on that time. */
  startsAt(
    rotation: Pick<Rotation, 'unit' | 'length' | 'turnsCounted'>,
    zone: string,
  ): string {
    const { unit, length = 1, turnsCounted } = rotation;
    const handoff = this.wall(zone);
    const size = sizeOf(rotation);
    const near = (40 * DAY) / size;
    // The oracle counts active units one by one: with hours, years take it too long.
    const all = Math.max(0, handoff - FIRST_INSTANT) / size;
    const far = turnsCounted && unit === 'hour' ? near : all;
    const turns = this.draw(Math.floor(this.pick([0, near, near, far])) + 1);
    const away = turns <= near && this.chance(1, 4) ? turns : -turns;
    if (unit !== 'month') return formatWallTime(handoff + away * size);
    const start = addMonths(handoff, away * length);
    return formatWallTime(this.chance(1, 2) ? onLastDay(start) : start);
  }

  rotation(zone: string, restricted: boolean): Rotation {
    const unit = this.pick(['hour', 'day', 'week', 'month'] as const);
    const length = this.maybe(2, 3, () =>
      this.pick([1, 1, 2, 3, 4, 5, 7, 8, 12, 24, 1 + this.draw(60)]),
    );
    const turnsCounted = this.maybe(restricted ? 3 : 1, 4, () =>
      this.pick(['active-days', 'active-days', 'always'] as const),
    );
    const slots = list(this.pick([1, 2, 2, 3, 3, 4, 5]), () => ({
      userRefs: this.people(this.pick([0, 1, 1]), this.pick([1, 1, 2, 3])),
    }));
    const from = this.wall(zone);
    const until = from + this.pick([1, 30, 60, 120, 3_000, 9_000]) * MINUTE;
    return {
      unit,
      length,
      startsAt: this.startsAt({ unit, length, turnsCounted }, zone),
      slots,
      startSlot: this.maybe(1, 3, () => this.draw(slots.length)),
      turnsCounted,
      effectiveFrom: this.maybe(1, 5, () => formatWallTime(from)),
      effectiveUntil: this.maybe(1, 5, () => formatWallTime(until)),
    };
  }

  restriction(zone: string): Restriction {
    const startTime = this.time(zone);
    const endTime = this.chance(1, 6) ? startTime : this.time(zone);
    if (this.chance(1, 3)) {
      const startDay = this.pick(DAYS);
      const endDay = this.chance(1, 3) ? startDay : this.pick(DAYS);
      return { kind: 'weekly', startDay, startTime, endDay, endTime };
    }
    const weekdays = this.maybe(1, 2, () =>
      list(1 + this.draw(6), () => this.pick(DAYS)),
    );
    return { kind: 'daily', startTime, endTime, weekdays };
  }

  layer(index: number, versionZone: string): Layer {
    const timeZone = this.maybe(1, 3, () => this.zone());
    const zone = timeZone ?? versionZone;
    const restrictions = this.maybe(1, 2, () =>
      list(this.pick([0, 1, 1, 1, 2, 3]), () => this.restriction(zone)),
    );
    return {
      id: `layer-${index}`,
      timeZone,
      priority: this.maybe(2, 3, () => this.pick([0, 0, 1, 1, 2, -1])),
      rotation: this.rotation(zone, Boolean(restrictions?.length)),
      restrictions,
    };
  }

  /** One follows the other: by days, so that wall times keep their order, or by a little. */
  versions(): ScheduleVersion[] {
    const count = this.pick([1, 1, 1, 2, 2, 3]);
    const isDense = this.chance(1, 3);
    let instant = this.instant(this.mainZone);
    return list(count, index => {
      const timeZone = this.chance(2, 3) ? this.mainZone : this.zone();
      const given = instant + (isDense ? 0 : 3 * DAY * (index - 1));
      instant += isDense ? this.pick([1, MINUTE, HOUR]) : this.draw(HOUR);
      let effectiveFrom: string | undefined = this.written(given);
      if (index === 0 && this.chance(3, 4)) effectiveFrom = undefined;
      else if (!isDense && this.chance(1, 2)) {
        const wall = this.wall(timeZone);
        effectiveFrom = formatWallTime(
          Math.abs(wall - given) < 36 * HOUR ? wall : given,
        );
      }
      return {
        effectiveFrom,
        timeZone,
        layerPolicy: this.maybe(1, 2, () =>
          this.pick(['priority', 'union'] as const),
        ),
        layers: list(this.pick([0, 1, 1, 1, 2, 2, 3, 4]), at =>
          this.layer(at, timeZone),
        ),
      };
    });
  }

  /** A stretch of time; the answer gives the moment at a share of it, from 0 to 1. */
  span(zone: string): (share: number) => string {
    const length =
      this.pick([1, 15, 30, 60, 61, 120, 180, 1_440, 4_320, 14_400]) * MINUTE;
    if (this.chance(1, 2)) {
      const wall = this.wall(zone);
      return share =>
        formatWallTime(wall + Math.floor((share * length) / MINUTE) * MINUTE);
    }
    const instant = this.instant(zone) + this.pick([0, 0, 1, 999, 30_500]);
    return share => this.written(instant + Math.floor(share * length));
  }

  override(index: number, defaultZone: string): Override {
    const timeZone = this.maybe(1, 2, () => this.zone());
    const at = this.span(timeZone ?? defaultZone);
    const window = {
      id: `override-${index}`,
      startsAt: at(0),
      endsAt: at(1),
      timeZone,
    };
    const kind = this.pick(KINDS);
    if (kind === 'fixed') {
      const shifts = list(this.draw(5), (): FixedShift => {
        const start = this.draw(12);
        const end = start + 1 + this.draw(12 - start);
        return {
          startsAt: at(start / 12),
          endsAt: at(end / 12),
          userRefs: this.people(0, 2),
        };
      });
      return { ...window, kind, shifts };
    }
    return kind === 'replace'
      ? {
          ...window,
          kind,
          userRef: this.pick(PEOPLE),
          byUserRefs: this.people(1, 2),
        }
      : { ...window, kind, userRefs: this.people(1, 3) };
  }

  /** Long enough for some turns and windows, short enough to ask about each of them. */
  scenario(): Scenario {
    const versions = this.versions();
    const { timeZone } = versions[versions.length - 1];
    const overrides = this.maybe(2, 3, () =>
      list(this.pick([0, 1, 2, 2, 3, 4, 6]), index =>
        this.override(index, timeZone),
      ),
    );
    const layers = versions.flatMap(version => version.layers);
    const shortest = Math.min(
      ...layers.map(({ rotation }) => 12 * sizeOf(rotation)),
      layers.some(({ restrictions }) => restrictions?.length)
        ? 9 * DAY
        : 80 * DAY,
    );
    const length = Math.max(DAY, shortest) * this.pick([1, 1, 1, 0.1, 2]);
    const from =
      this.base -
      this.pick([0.5, 0.5, 0.1, 0.9]) * length +
      this.pick([0, 0, MINUTE, 1, 12_345]);
    return {
      configuration: { versions, overrides },
      from: Math.floor(from),
      to: Math.floor(from + length),
    };
  }
}

/** A version to add to another schedule. */
export const anotherVersion = (draw: Draw): ScheduleVersion =>
  new ScheduleMaker(draw).versions()[0];

/**
 * How many schedules are enough. Where the environment puts the tests elsewhere than in UTC (.ci/run), only a time that is
 * read without its zone can be new, and few schedules show that.
 */
export function enough(short: number, full: number): number {
  if (process.env.CALLBOARD_FULL) return full;
  return process.env.TZ === 'UTC' ? short : short / 10;
}

const anyNumber = () => fc.noBias(fc.nat(2 ** 31 - 1));

/**
 * Checks something of many random schedules.
 *
 * @param check - throws for a schedule that is not as it should be
 */
export function forSchedules(
  numRuns: number,
  check: (scenario: Scenario, draw: Draw) => void,
): void {
  fc.assert(
    fc.property(fc.gen(), generate => {
      const draw: Draw = below => generate(anyNumber) % Math.floor(below);
      const scenario = new ScheduleMaker(draw).scenario();
      try {
        check(scenario, draw);
      } catch (error) {
        throw new Error(`${error}\n${JSON.stringify(scenario)}`);
      }
    }),
    { numRuns },
  );
}
