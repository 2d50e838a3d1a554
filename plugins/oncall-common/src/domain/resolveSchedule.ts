import type {
  LayerShift,
  ResolvedSchedule,
  ScheduleConfiguration,
} from '../types';
import type { Clocks } from './clocks';
import { applyOverrides, type PlacedOverride } from './overrides';
import { OverridesInForce } from './OverridesInForce';
import { placeOverrides, versionStarts } from './placeOverrides';
import { Timeline, type Deciding } from './Timeline';
import {
  peopleNow,
  sortedPeople,
  trackOf,
  tracksInForce,
  type Track,
} from './tracks';

/** What each version is in force for, within a window. */
export function versionSpans(
  { versions }: ScheduleConfiguration,
  clocks: Clocks,
  from: number,
  to: number,
): { version: number; start: number; end: number }[] {
  const starts = versionStarts(versions, clocks);
  const spans: { version: number; start: number; end: number }[] = [];
  let end = to;
  for (let version = versions.length - 1; version >= 0; version--) {
    const start = Math.max(from, starts[version]);
    if (start < end) spans.push({ version, start, end });
    end = Math.min(end, starts[version]);
  }
  return spans.reverse();
}

/** Every instant of a span at which the answer may change, in order, each once; the span's ends included. */
function boundariesOf(
  tracks: readonly Track[],
  overrides: readonly PlacedOverride[],
  start: number,
  end: number,
): number[] {
  const found = [start, end];
  for (const { shifts } of tracks) {
    // One by one: what is spread goes over the stack, which some 60,000 shifts fill.
    for (const at of shifts.starts) found.push(at);
    for (const at of shifts.ends) found.push(at);
  }
  for (const placed of overrides) {
    found.push(placed.start, placed.end);
    for (const shift of placed.shifts) found.push(shift.start, shift.end);
  }
  // Typed arrays sort numbers without asking for each pair.
  const sorted = Float64Array.from(found).sort();
  const boundaries: number[] = [];
  let last = NaN;
  for (const at of sorted) {
    if (at !== last && at >= start && at <= end) boundaries.push(at);
    last = at;
  }
  return boundaries;
}

function sweep(
  timeline: Timeline,
  tracks: readonly Track[],
  overrides: readonly PlacedOverride[],
  span: { version: number; start: number; end: number; union: boolean },
): void {
  const { version, union } = span;
  const boundaries = boundariesOf(tracks, overrides, span.start, span.end);
  const overridesInForce = new OverridesInForce(overrides);
  for (let index = 0; index < boundaries.length - 1; index++) {
    const startsAt = boundaries[index];
    const endsAt = boundaries[index + 1];
    const inForce = tracksInForce(tracks, union, startsAt);
    const active = overridesInForce.at(startsAt);
    let userRefs =
      inForce.length === 1
        ? peopleNow(inForce[0])
        : sortedPeople(inForce.flatMap(peopleNow));
    // The turn stays the source where somebody stands in for its person.
    let deciding: Deciding = { version, tracks: inForce, overrides: [] };
    if (active.length > 0) {
      const outcome = applyOverrides(active, new Set(userRefs), startsAt);
      userRefs = sortedPeople(outcome.people);
      deciding = {
        version,
        tracks: outcome.fromLayers ? inForce : [],
        overrides: outcome.applied,
      };
    }
    if (userRefs.length > 0) {
      timeline.add(userRefs, startsAt, endsAt, deciding);
    } else {
      timeline.addGap(startsAt, endsAt);
    }
  }
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
  const overrides = placeOverrides(configuration, clocks).filter(
    ({ start, end }) => start < to && from < end && start < end,
  );
  let reached = from;
  const nobody = (until: number) => {
    if (reached < until) timeline.addGap(reached, until);
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
