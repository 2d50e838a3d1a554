import type {
  LayerTurn,
  Moment,
  Override,
  ScheduleConfiguration,
  ScheduleVersion,
} from '../../types';
import { OracleClock } from './OracleClock';
import { OracleLayer } from './OracleLayer';

/*
 * Who is on call at an instant, by the words of `types/schedule.ts` and nothing else: one instant at a time, days walked
 * one by one, each local time asked of Temporal. It shares no code with the engine, so that a mistake would have to be
 * made twice, in two ways, to stay hidden.
 */
interface OracleWindow {
  start: number;
  end: number;
}

const holds = ({ start, end }: OracleWindow, instant: number) =>
  start <= instant && instant < end;

class OracleOverride {
  readonly override: Override;
  readonly window: OracleWindow;
  readonly #shifts: (OracleWindow & { userRefs: string[] })[];

  constructor(override: Override, clock: OracleClock) {
    const windowOf = (from: { startsAt: Moment; endsAt: Moment }) => ({
      start: clock.moment(from.startsAt, clock.start),
      end: clock.moment(from.endsAt, clock.end),
    });
    this.override = override;
    this.window = windowOf(override);
    this.#shifts =
      override.kind === 'fixed'
        ? override.shifts.map(shift => ({
            ...windowOf(shift),
            userRefs: shift.userRefs,
          }))
        : [];
  }

  /** Everybody on call, where it says so by itself. */
  everybody(instant: number): string[] | undefined {
    const { override } = this;
    if (override.kind === 'replace-all') return override.userRefs;
    if (override.kind !== 'fixed') return undefined;
    return this.#shifts
      .filter(shift => holds(shift, instant))
      .flatMap(({ userRefs }) => userRefs);
  }
}

/** @param inForce - oldest first */
function peopleAfter(
  inForce: OracleOverride[],
  fromLayers: string[],
  instant: number,
): string[] {
  let people = fromLayers;
  inForce.forEach((each, index) => {
    const { override } = each;
    const everybody = each.everybody(instant);
    if (everybody) {
      people = everybody;
      return;
    }
    if (override.kind === 'replace') {
      const { userRef, byUserRefs } = override;
      const isReplacedAnew = inForce
        .slice(index + 1)
        .some(
          newer =>
            newer.override.kind === 'replace' &&
            newer.override.userRef === userRef,
        );
      if (isReplacedAnew) return;
      people = people.flatMap(person =>
        person === userRef ? byUserRefs : [person],
      );
    } else if (override.kind === 'add') {
      people = [...people, ...override.userRefs];
    } else if (override.kind === 'remove') {
      const { userRefs } = override;
      people = people.filter(person => !userRefs.includes(person));
    }
  });
  return people;
}

/** What the oracle says of an instant. */
export interface OracleAnswer {
  /** Sorted, each once. */
  userRefs: string[];
  /** Undefined before the first one, when nobody is on call whatever overrides say. */
  version?: number;
  /** Of the layers that have the say, before overrides. */
  turns: LayerTurn[];
  /** Overrides in force, oldest first. */
  overrideIds: string[];
  /** False where an override decides about everybody. */
  isFromLayers: boolean;
}

/** An oracle for one schedule. */
export class Oracle {
  /**
   * Every instant that a local time was found to be so far: the answer changes at none but these. Asking about one finds
   * its neighbours, so that asking about all of them, and of an instant of each day, leaves nothing out.
   */
  readonly instants = new Set<number>();
  readonly #versions: ScheduleVersion[];
  readonly #starts: number[];
  readonly #overrides: OracleOverride[];
  readonly #clocks = new Map<string, OracleClock>();
  readonly #layers = new Map<string, OracleLayer>();

  constructor({ versions, overrides = [] }: ScheduleConfiguration) {
    this.#versions = versions;
    this.#starts = versions.map(({ effectiveFrom, timeZone }) => {
      const clock = this.#clock(timeZone);
      return effectiveFrom
        ? clock.moment(effectiveFrom, clock.start)
        : -Infinity;
    });
    this.#overrides = overrides.map(
      override =>
        new OracleOverride(
          override,
          this.#clock(override.timeZone ?? this.#zoneAt(override.startsAt)),
        ),
    );
  }

  /** Of the version in force; each takes over from the one before it where the moment is not before it in either zone. */
  #zoneAt(moment: Moment): string {
    let zone = this.#versions[0].timeZone;
    this.#versions.forEach(({ timeZone }, index) => {
      const isSure = [zone, timeZone].every(each => {
        const clock = this.#clock(each);
        return clock.moment(moment, clock.start) >= this.#starts[index];
      });
      if (isSure) zone = timeZone;
    });
    return zone;
  }

  #clock(zone: string): OracleClock {
    let clock = this.#clocks.get(zone);
    if (!clock) {
      clock = new OracleClock(zone, instant => this.instants.add(instant));
      this.#clocks.set(zone, clock);
    }
    return clock;
  }

  #layer(version: number, index: number): OracleLayer {
    const key = `${version} ${index}`;
    let found = this.#layers.get(key);
    if (!found) {
      const { timeZone, layers } = this.#versions[version];
      const layer = layers[index];
      found = new OracleLayer(layer, this.#clock(layer.timeZone ?? timeZone));
      this.#layers.set(key, found);
    }
    return found;
  }

  at(instant: number): OracleAnswer {
    const version = this.#starts.findLastIndex(start => start <= instant);
    if (version < 0) {
      return { userRefs: [], turns: [], overrideIds: [], isFromLayers: true };
    }
    const { layers, layerPolicy = 'priority' } = this.#versions[version];
    const named = layers.flatMap((layer, index) => {
      const found = this.#layer(version, index).at(instant);
      return found ? [{ ...found, priority: layer.priority ?? 0 }] : [];
    });
    const highest = Math.max(...named.map(({ priority }) => priority));
    const inForce =
      layerPolicy === 'union'
        ? named
        : named.filter(({ priority }) => priority === highest);
    const overrides = this.#overrides.filter(({ window }) =>
      holds(window, instant),
    );
    const people = peopleAfter(
      overrides,
      inForce.flatMap(({ userRefs }) => userRefs),
      instant,
    );
    return {
      userRefs: [...new Set(people)].sort(),
      version,
      turns: inForce.map(({ layerId, turn, slot }) => ({
        layerId,
        turn,
        slot,
      })),
      overrideIds: overrides.map(({ override }) => override.id),
      isFromLayers: !overrides.some(each => each.everybody(instant)),
    };
  }
}
