import type { Moment, WallTime, ZoneTable } from '../../types';
import { DAY, HOUR, MINUTE, formatWallTime } from '../wallTime';
import { readZoneTable } from '../zoneTable';

/** A whole number from 0 to below the given one. */
export type Draw = (below: number) => number;

export const FIRST_INSTANT = Date.UTC(2015, 0, 1);
export const LAST_INSTANT = Date.UTC(2038, 0, 1);

/** Every zone that this runtime knows. */
export const ZONES = [...Intl.supportedValuesOf('timeZone'), 'UTC'];

const tables = new Map<string, ZoneTable>();

/** A zone's clock from 2015 to 2037. */
export function tableOf(zone: string): ZoneTable {
  let table = tables.get(zone);
  if (!table) {
    table = readZoneTable(zone, FIRST_INSTANT - DAY, LAST_INSTANT + DAY);
    tables.set(zone, table);
  }
  return table;
}

const kept = <T>(make: () => T) => {
  let found: T | undefined;
  return () => (found ??= make());
};

/** Zones whose clocks still change. */
const changingZones = kept(() =>
  ZONES.filter(zone => tableOf(zone).changes.length > 10),
);

/** Zones with a change that is not by one hour. */
const oddZones = kept(() =>
  ZONES.filter(zone =>
    tableOf(zone).offsets.some(
      (offset, index, offsets) =>
        index > 0 && Math.abs(offset - offsets[index - 1]) !== HOUR,
    ),
  ),
);

/** Mostly one whose clock changes. */
export function anyZone(draw: Draw): string {
  const kinds = [() => ZONES, oddZones];
  const zones = (kinds[draw(6)] ?? changingZones)();
  return zones[draw(zones.length)];
}

function offsetAt(zone: string, instant: number): number {
  const { changes, offsets } = tableOf(zone);
  return offsets[changes.findLastIndex(change => change <= instant) + 1];
}

/** Distances from a clock change at which mistakes show. */
const NEAR = [0, 1, 15, 29, 30, 31, 45, 59, 60, 61, 90, 119, 120, 121];

/** Makes times that gather around the clock changes of zones near one instant. */
export class TimeMaker {
  readonly draw: Draw;
  readonly base: number;

  constructor(draw: Draw, mainZone: string) {
    this.draw = draw;
    const { changes } = tableOf(mainZone);
    this.base =
      changes.length > 0 && this.chance(4, 5)
        ? this.pick(changes) + (draw(13) - 6) * this.pick([1, 1, 12]) * HOUR
        : FIRST_INSTANT + draw((LAST_INSTANT - FIRST_INSTANT) / HOUR) * HOUR;
  }

  pick<T>(items: readonly T[]): T {
    return items[this.draw(items.length)];
  }

  chance(count: number, outOf: number): boolean {
    return this.draw(outOf) >= outOf - count;
  }

  /** The clock change of a zone that is nearest to the base, if there is one within weeks. */
  change(zone: string): number | undefined {
    return tableOf(zone).changes.find(
      change => Math.abs(change - this.base) < 20 * DAY,
    );
  }

  instant(zone: string): number {
    const change = this.change(zone);
    if (change !== undefined && this.chance(2, 3)) {
      return change + this.pick(NEAR) * MINUTE * (this.draw(2) * 2 - 1);
    }
    const grid = this.pick([MINUTE, 15 * MINUTE, HOUR, DAY]);
    const about = this.base + (this.draw(20 * 24) - 10 * 24) * HOUR;
    return Math.floor(about / grid) * grid + (grid === DAY ? 9 * HOUR : 0);
  }

  /** On a zone's wall, in milliseconds; skipped ones as well, by the clock from before or after. */
  wall(zone: string): number {
    const instant = this.instant(zone);
    const wall = instant + offsetAt(zone, instant + (this.draw(7) - 3) * HOUR);
    return Math.floor(wall / MINUTE) * MINUTE;
  }

  wallTime(zone: string): WallTime {
    return formatWallTime(this.wall(zone));
  }

  /** `HH:MM` */
  time(zone: string): string {
    if (this.chance(3, 5)) return this.wallTime(zone).slice(11);
    const minutes = this.draw(96) * 15 + this.pick([0, 0, 0, 1, 14]);
    return formatWallTime(minutes * MINUTE).slice(11);
  }

  /** The text of an instant, with one offset or another, with milliseconds or without. */
  written(instant: number): Moment {
    const [offset, name] = this.pick([
      [0, 'Z'],
      [0, 'Z'],
      [2 * HOUR, '+02:00'],
      [-(5 * HOUR + 30 * MINUTE), '-05:30'],
    ] as const);
    const text = new Date(instant + offset).toISOString().slice(0, 23);
    return instant % MINUTE === 0 && this.chance(1, 2)
      ? text.slice(0, 16) + name
      : text + name;
  }
}
