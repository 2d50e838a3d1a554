import type {
  Layer,
  LayerShift,
  LayerTurn,
  OnCallGap,
  OnCallInterval,
  ResolvedSchedule,
  ScheduleConfiguration,
  ScheduleVersion,
  ShiftSource,
} from '../types';
import { layerShifts, type LayerShifts } from './layerShifts';
import {
  applyOverrides,
  placeOverride,
  startInstant,
  type PlacedOverride,
} from './overrides';
import type { Clocks } from './clocks';

interface Track {
  layer: Layer;
  priority: number;
  shifts: LayerShifts;
  /** Where the sweep is. */
  at: number;
  /** People of each slot, sorted, each once. */
  people: string[][];
}

const sortedPeople = (refs: Iterable<string>) => [...new Set(refs)].sort();

function trackOf(
  layer: Layer,
  version: ScheduleVersion,
  clocks: Clocks,
  from: number,
  to: number,
): Track {
  return {
    layer,
    priority: layer.priority ?? 0,
    shifts: layerShifts(
      layer,
      clocks(layer.timeZone ?? version.timeZone),
      from,
      to,
    ),
    at: 0,
    people: layer.rotation.slots.map(({ userRefs }) => sortedPeople(userRefs)),
  };
}

/** What each version is in force for, within a window. */
export function versionSpans(
  { versions }: ScheduleConfiguration,
  clocks: Clocks,
  from: number,
  to: number,
): { version: number; start: number; end: number }[] {
  const starts = versions.map(({ effectiveFrom, timeZone }) =>
    effectiveFrom === undefined
      ? -Infinity
      : startInstant(effectiveFrom, clocks(timeZone)),
  );
  return versions
    .map((_, version) => ({
      version,
      start: Math.max(from, starts[version]),
      end: Math.min(to, ...starts.slice(version + 1)),
    }))
    .filter(({ start, end }) => start < end);
}

/** Every instant of a span at which the answer may change, in order, each once; the span's ends included. */
function boundariesOf(
  tracks: readonly Track[],
  overrides: readonly PlacedOverride[],
  start: number,
  end: number,
): number[] {
  const found = [start, end];
  const add = (at: number) => {
    if (at > start && at < end) found.push(at);
  };
  for (const { shifts } of tracks) {
    shifts.starts.forEach(add);
    shifts.ends.forEach(add);
  }
  for (const placed of overrides) {
    add(placed.start);
    add(placed.end);
    for (const shift of placed.shifts) {
      add(shift.start);
      add(shift.end);
    }
  }
  found.sort((one, other) => one - other);
  return found.filter((at, index) => at !== found[index - 1]);
}

/** Layers that name somebody at an instant, and have the say by the policy. The sweep goes on to that instant. */
function tracksInForce(
  tracks: readonly Track[],
  union: boolean,
  at: number,
): Track[] {
  let found: Track[] = [];
  for (const track of tracks) {
    const { starts, ends } = track.shifts;
    while (track.at < ends.length && ends[track.at] <= at) track.at++;
    if (track.at < starts.length && starts[track.at] <= at) {
      if (!union && found.length > 0) {
        if (found[0].priority > track.priority) continue;
        if (found[0].priority < track.priority) found = [];
      }
      found.push(track);
    }
  }
  return found;
}

const turnOf = ({ layer, shifts, at }: Track): LayerTurn => ({
  layerId: layer.id,
  turn: shifts.turns[at],
  slot: shifts.slots[at],
});

const sameTurns = (one: readonly LayerTurn[], other: readonly LayerTurn[]) =>
  one.length === other.length &&
  one.every(
    ({ layerId, turn }, index) =>
      layerId === other[index].layerId && turn === other[index].turn,
  );

const sameTexts = (one: readonly string[], other: readonly string[]) =>
  one.length === other.length &&
  one.every((text, index) => text === other[index]);

/** Puts stretches together as they come, in order of time. */
class Timeline {
  readonly intervals: OnCallInterval[] = [];
  readonly gaps: OnCallGap[] = [];

  add(userRefs: string[], source: ShiftSource): void {
    const { startsAt, endsAt } = source;
    if (userRefs.length === 0) {
      const gap = this.gaps.at(-1);
      if (gap?.endsAt === startsAt) gap.endsAt = endsAt;
      else this.gaps.push({ startsAt, endsAt });
      return;
    }
    const last = this.intervals.at(-1);
    if (last?.endsAt !== startsAt || !sameTexts(last.userRefs, userRefs)) {
      this.intervals.push({ startsAt, endsAt, userRefs, sources: [source] });
      return;
    }
    last.endsAt = endsAt;
    const before = last.sources.at(-1)!;
    if (
      before.version === source.version &&
      sameTurns(before.turns, source.turns) &&
      sameTexts(before.overrideIds, source.overrideIds)
    ) {
      before.endsAt = endsAt;
    } else {
      last.sources.push(source);
    }
  }
}

function sweep(
  timeline: Timeline,
  tracks: readonly Track[],
  overrides: readonly PlacedOverride[],
  span: { version: number; start: number; end: number; union: boolean },
): void {
  const { version, union } = span;
  const boundaries = boundariesOf(tracks, overrides, span.start, span.end);
  for (let index = 0; index < boundaries.length - 1; index++) {
    const startsAt = boundaries[index];
    const endsAt = boundaries[index + 1];
    const inForce = tracksInForce(tracks, union, startsAt);
    const active = overrides.filter(
      ({ start, end }) => start <= startsAt && startsAt < end,
    );
    const named = inForce.map(
      track => track.people[track.shifts.slots[track.at]],
    );
    const source = { startsAt, endsAt, version };
    if (active.length === 0) {
      timeline.add(named.length === 1 ? named[0] : sortedPeople(named.flat()), {
        ...source,
        turns: inForce.map(turnOf),
        overrideIds: [],
      });
      continue;
    }
    const { people, fromLayers, applied } = applyOverrides(
      active,
      new Set(named.flat()),
      startsAt,
    );
    timeline.add(sortedPeople(people), {
      ...source,
      // The turn stays the source where somebody stands in for its person.
      turns: fromLayers ? inForce.map(turnOf) : [],
      overrideIds: applied.map(({ override }) => override.id),
    });
  }
}

/** Overrides that reach into a window, oldest first. */
function overridesBetween(
  { overrides = [], versions }: ScheduleConfiguration,
  clocks: Clocks,
  from: number,
  to: number,
): PlacedOverride[] {
  const { timeZone } = versions[versions.length - 1];
  return overrides
    .map(override =>
      placeOverride(override, clocks(override.timeZone ?? timeZone)),
    )
    .filter(({ start, end }) => start < to && from < end && start < end);
}

/**
 * Who is on call in a window, and where nobody is: a pure function of the configuration, the window and the zones' clocks.
 *
 * The configuration must be valid (`validateSchedule`).
 *
 * @param from - milliseconds since 1970 in UTC
 * @param to - milliseconds since 1970 in UTC
 * @public
 */
export function resolveSchedule(
  configuration: ScheduleConfiguration,
  from: number,
  to: number,
  clocks: Clocks,
): ResolvedSchedule {
  const timeline = new Timeline();
  const overrides = overridesBetween(configuration, clocks, from, to);
  let reached = from;
  const nobody = (until: number) => {
    if (reached < until) {
      const source = { startsAt: reached, endsAt: until, version: -1 };
      timeline.add([], { ...source, turns: [], overrideIds: [] });
    }
  };
  for (const span of versionSpans(configuration, clocks, from, to)) {
    nobody(span.start);
    const version = configuration.versions[span.version];
    const tracks = version.layers.map(layer =>
      trackOf(layer, version, clocks, span.start, span.end),
    );
    sweep(timeline, tracks, overrides, {
      ...span,
      union: version.layerPolicy === 'union',
    });
    reached = span.end;
  }
  nobody(to);
  return { intervals: timeline.intervals, gaps: timeline.gaps };
}

/**
 * What each layer says of a window, one after the other, before priorities and overrides: the rows of a timeline.
 *
 * @param from - milliseconds since 1970 in UTC
 * @param to - milliseconds since 1970 in UTC
 * @public
 */
export function resolveLayers(
  configuration: ScheduleConfiguration,
  from: number,
  to: number,
  clocks: Clocks,
): LayerShift[] {
  return versionSpans(configuration, clocks, from, to).flatMap(span => {
    const version = configuration.versions[span.version];
    return version.layers.flatMap(layer => {
      const track = trackOf(layer, version, clocks, span.start, span.end);
      const { starts, ends, turns, slots } = track.shifts;
      return starts.map((startsAt, at) => ({
        startsAt,
        endsAt: ends[at],
        layerId: layer.id,
        turn: turns[at],
        slot: slots[at],
        userRefs: track.people[slots[at]],
        version: span.version,
      }));
    });
  });
}
