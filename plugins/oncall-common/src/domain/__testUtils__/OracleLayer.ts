import { Temporal } from 'temporal-polyfill';
import type { Layer, LayerTurn, Restriction, Rotation } from '../../types';
import type { OracleClock, Wall } from './OracleClock';

const WEEKDAYS = [
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
];

const isEarlier = (one: Wall, other: Wall) =>
  Temporal.PlainDateTime.compare(one, other) < 0;

interface OracleWallWindow {
  start: Wall;
  end: Wall;
}

const times = new Map<string, Temporal.PlainTime>();

function timeOf(text: string): Temporal.PlainTime {
  const time = times.get(text) ?? Temporal.PlainTime.from(text);
  times.set(text, time);
  return time;
}

/** The window that a restriction has on a day, if one begins on it. */
function windowOn(
  restriction: Restriction,
  day: Temporal.PlainDate,
): OracleWallWindow | undefined {
  const startTime = timeOf(restriction.startTime);
  const endTime = timeOf(restriction.endTime);
  const weekday = WEEKDAYS[day.dayOfWeek - 1];
  const start = day.toPlainDateTime(startTime);
  if (restriction.kind === 'daily') {
    const { weekdays = WEEKDAYS } = restriction;
    if (!(weekdays as string[]).includes(weekday)) return undefined;
    const end = day.toPlainDateTime(endTime);
    return {
      start,
      end: isEarlier(start, end) ? end : end.add({ days: 1 }),
    };
  }
  if (restriction.startDay !== weekday) return undefined;
  let endDay = day;
  while (WEEKDAYS[endDay.dayOfWeek - 1] !== restriction.endDay) {
    endDay = endDay.add({ days: 1 });
  }
  const end = endDay.toPlainDateTime(endTime);
  return { start, end: isEarlier(start, end) ? end : end.add({ weeks: 1 }) };
}

/** The windows of a layer's restrictions, day by day. */
class OracleWindows {
  readonly #restrictions: readonly Restriction[];
  readonly #days = new Map<string, OracleWallWindow[]>();
  readonly #around = new Map<string, OracleWallWindow[]>();

  constructor(restrictions: readonly Restriction[]) {
    this.#restrictions = restrictions;
  }

  get areNone(): boolean {
    return this.#restrictions.length === 0;
  }

  #on(day: Temporal.PlainDate): OracleWallWindow[] {
    const key = day.toString();
    let found = this.#days.get(key);
    if (!found) {
      found = this.#restrictions.flatMap(each => windowOn(each, day) ?? []);
      this.#days.set(key, found);
    }
    return found;
  }

  /** All that begin on the days around one: a weekly one may have begun a week ago. */
  around(day: Temporal.PlainDate): OracleWallWindow[] {
    const key = day.toString();
    let found = this.#around.get(key);
    if (!found) {
      found = Array.from({ length: 12 }, (_, index) =>
        this.#on(day.add({ days: index - 9 })),
      ).flat();
      this.#around.set(key, found);
    }
    return found;
  }
}

class OracleRotation {
  readonly #rotation: Rotation;
  readonly #windows: OracleWindows;
  readonly #clock: OracleClock;
  readonly #start: Wall;
  readonly #isActive = new Map<string, boolean>();
  readonly #turns = new Map<number, { wall: Wall; instant?: number }>();
  /** Units that count, from the start on and back from it. */
  readonly #onwards: number[] = [];
  readonly #back: number[] = [];
  #guess?: number;

  constructor(layer: Layer, windows: OracleWindows, clock: OracleClock) {
    this.#rotation = layer.rotation;
    this.#windows = windows;
    this.#clock = clock;
    this.#start = Temporal.PlainDateTime.from(layer.rotation.startsAt);
  }

  /** Counted from the start each time: the 31st is the 30th in April and the 31st again in May. */
  #unitStart = (unit: number): Wall =>
    this.#start.add({ [`${this.#rotation.unit}s`]: unit });

  #counts(unit: number): boolean {
    const start = this.#unitStart(unit);
    const key = `${start.dayOfWeek} ${start.toPlainTime()}`;
    let found = this.#isActive.get(key);
    // Windows are the same each week, and units of months and weeks have one of each in them.
    if (found === undefined) {
      const end = this.#unitStart(unit + 1);
      let days = start.toPlainDate().until(end.toPlainDate()).days;
      found = false;
      for (; days >= 0 && !found; days--) {
        const day = start.toPlainDate().add({ days });
        found = this.#windows
          .around(day)
          .some(
            window =>
              isEarlier(window.start, end) && isEarlier(start, window.end),
          );
      }
      this.#isActive.set(key, found);
    }
    return found;
  }

  /** The unit that is counted as this one; unit by unit from the start, those without duty passed over. */
  #unitOf(counted: number): number {
    const passesOver =
      this.#rotation.turnsCounted === 'active-days' && !this.#windows.areNone;
    if (!passesOver) return counted;
    const onwards = counted >= 0;
    const list = onwards ? this.#onwards : this.#back;
    const index = onwards ? counted : -1 - counted;
    let unit = list.at(-1) ?? (onwards ? -1 : 0);
    while (list.length <= index) {
      unit += onwards ? 1 : -1;
      if (this.#counts(unit)) list.push(unit);
    }
    return list[index];
  }

  #turn(turn: number) {
    let found = this.#turns.get(turn);
    if (!found) {
      const unit = this.#unitOf(turn * (this.#rotation.length ?? 1));
      found = { wall: this.#unitStart(unit) };
      this.#turns.set(turn, found);
    }
    return found;
  }

  #startOf(turn: number): number {
    const found = this.#turn(turn);
    found.instant ??= this.#clock.instant(found.wall, 'compatible');
    return found.instant;
  }

  /** The latest turn in order that has begun. */
  turnAt(instant: number): number {
    const wall = this.#clock.wallAt(instant);
    const { unit, length = 1, turnsCounted } = this.#rotation;
    if (this.#guess === undefined) {
      const units = this.#start.until(wall, { largestUnit: unit })[`${unit}s`];
      this.#guess =
        turnsCounted === 'active-days' ? 0 : Math.floor(units / length);
    }
    let turn = this.#guess;
    // Whatever clocks do, what is two days later on the wall is later.
    const surelyLater = wall.add({ days: 2 });
    while (isEarlier(this.#turn(turn).wall, surelyLater)) turn++;
    while (this.#startOf(turn) > instant) turn--;
    this.#guess = turn;
    return turn;
  }
}

export class OracleLayer {
  readonly layer: Layer;
  readonly #clock: OracleClock;
  readonly #rotation: OracleRotation;
  readonly #from: number;
  readonly #until: number;
  readonly #windows: OracleWindows;
  readonly #openings = new Map<string, { start: number; end: number }[]>();

  constructor(layer: Layer, clock: OracleClock) {
    const { effectiveFrom, effectiveUntil } = layer.rotation;
    this.layer = layer;
    this.#clock = clock;
    this.#windows = new OracleWindows(layer.restrictions ?? []);
    this.#rotation = new OracleRotation(layer, this.#windows, clock);
    this.#from = effectiveFrom ? clock.start(effectiveFrom) : -Infinity;
    this.#until = effectiveUntil ? clock.end(effectiveUntil) : Infinity;
  }

  #isOpen(instant: number): boolean {
    if (this.#windows.areNone) return true;
    const day = this.#clock.wallAt(instant).toPlainDate();
    const key = day.toString();
    let openings = this.#openings.get(key);
    if (!openings) {
      openings = this.#windows.around(day).map(({ start, end }) => ({
        start: this.#clock.instant(start, 'compatible'),
        end: this.#clock.instant(end, 'later'),
      }));
      this.#openings.set(key, openings);
    }
    return openings.some(({ start, end }) => start <= instant && instant < end);
  }

  /** The turn that puts somebody on call. */
  at(instant: number): (LayerTurn & { userRefs: string[] }) | undefined {
    const turn = this.#rotation.turnAt(instant);
    if (instant < this.#from || instant >= this.#until) return undefined;
    if (!this.#isOpen(instant)) return undefined;
    const { slots, startSlot = 0 } = this.layer.rotation;
    let slot = (startSlot + turn) % slots.length;
    if (slot < 0) slot += slots.length;
    const { userRefs } = slots[slot];
    if (userRefs.length === 0) return undefined;
    return { layerId: this.layer.id, turn, slot, userRefs };
  }
}
