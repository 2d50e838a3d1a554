import {
  placeOverrides,
  resolveLayers,
  resolveSchedule,
  type Clocks,
  type Layer,
  type LayerTurn,
  type OnCallInterval,
  type Schedule,
  type ScheduleConfiguration,
  type ShiftSource,
  type StoredOverride,
} from '@callboard/backstage-plugin-oncall-common';
import type { Span } from './span';
import { DAY } from './wall';

/** What decides who is on call, of all that is known about a schedule. */
export type ResolvableSchedule = Pick<Schedule, 'versions' | 'overrides'>;

/** Something that lasts, as a timeline draws it. */
export interface Bar extends Span {
  /** Unique within the timeline, the same from window to window. */
  id: string;
  kind: 'shift' | 'gap' | 'vacant' | 'override';
  userRefs: string[];
  /** An override put these people on call, or took everybody away. */
  overridden: boolean;
  /** It began before, or ends after, what was looked at. */
  isOpenStart: boolean;
  isOpenEnd: boolean;
  /** Why, of a bar of the final row. */
  sources: ShiftSource[];
  /** The turn, of a bar of a layer. */
  turn?: LayerTurn & { version: number };
  override?: StoredOverride;
  /** Overrides that overlap stand one below the other. */
  lane: number;
}

/** A row of a timeline. */
export interface TimelineRow {
  id: string;
  kind: 'final' | 'overrides' | 'layer';
  layer?: Layer;
  bars: Bar[];
  lanes: number;
}

/** How far a shift is followed out of the window, to tell its true start and end. */
const REACH = 35 * DAY;
/** Stands in an empty slot, so that vacant turns are seen. */
const VACANT = 'vacant';

const base = {
  overridden: false,
  isOpenStart: false,
  isOpenEnd: false,
  sources: [] as ShiftSource[],
  lane: 0,
};

const isOverridden = ({ overrideIds }: ShiftSource) => overrideIds.length > 0;

/** Parts of an interval that come from overrides, and those that do not. */
function partsOf({ userRefs, sources }: OnCallInterval) {
  const parts: { userRefs: string[]; sources: ShiftSource[] }[] = [];
  for (const source of sources) {
    const last = parts.at(-1);
    if (last && isOverridden(last.sources[0]) === isOverridden(source)) {
      last.sources.push(source);
    } else {
      parts.push({ userRefs, sources: [source] });
    }
  }
  return parts;
}

function finalBars(
  configuration: ScheduleConfiguration,
  look: Span,
  clocks: Clocks,
): Bar[] {
  const { intervals, gaps } = resolveSchedule(
    configuration,
    look.startsAt,
    look.endsAt,
    clocks,
  );
  const shifts = intervals.flatMap(partsOf).map(({ userRefs, sources }) => ({
    ...base,
    kind: 'shift' as const,
    startsAt: sources[0].startsAt,
    endsAt: sources[sources.length - 1].endsAt,
    userRefs,
    sources,
    overridden: isOverridden(sources[0]),
  }));
  const holes = gaps.map(gap => ({
    ...base,
    ...gap,
    kind: 'gap' as const,
    userRefs: [],
  }));
  return named('final', [...shifts, ...holes], look);
}

/** Gives ids, in order of time. */
function named(row: string, bars: Omit<Bar, 'id'>[], look: Span): Bar[] {
  return bars
    .map(bar => ({
      ...bar,
      id: `${row}.${bar.startsAt}`,
      isOpenStart: bar.startsAt <= look.startsAt,
      isOpenEnd: bar.endsAt >= look.endsAt,
    }))
    .sort((one, other) => one.startsAt - other.startsAt);
}

function overrideBars(schedule: ResolvableSchedule, clocks: Clocks): Bar[] {
  const placed = placeOverrides(schedule, clocks);
  const bars = schedule.overrides.map((override, index): Bar => {
    const { start, end } = placed[index];
    return {
      ...base,
      id: `overrides.${override.id}`,
      kind: 'override',
      startsAt: start,
      endsAt: end,
      userRefs: peopleOf(override),
      overridden: true,
      override,
    };
  });
  return bars.sort((one, other) => one.startsAt - other.startsAt);
}

/** Who an override is about: those whom it puts on call, or takes off. */
function peopleOf(override: StoredOverride): string[] {
  if (override.kind === 'replace') return override.byUserRefs;
  if (override.kind !== 'fixed') return override.userRefs;
  return [...new Set(override.shifts.flatMap(({ userRefs }) => userRefs))];
}

/** Puts bars that overlap into lanes, the first that is free. */
function intoLanes(bars: Bar[]): Bar[] {
  const ends: number[] = [];
  return bars.map(bar => {
    const free = ends.findIndex(end => end <= bar.startsAt);
    const lane = free >= 0 ? free : ends.length;
    ends[lane] = bar.endsAt;
    return { ...bar, lane };
  });
}

function withVacancies({ versions }: ResolvableSchedule) {
  return {
    versions: versions.map(version => ({
      ...version,
      layers: version.layers.map(layer => ({
        ...layer,
        rotation: {
          ...layer.rotation,
          slots: layer.rotation.slots.map(slot =>
            slot.userRefs.length > 0 ? slot : { userRefs: [VACANT] },
          ),
        },
      })),
    })),
  };
}

/** Bars of each layer. */
function layerBars(schedule: ResolvableSchedule, look: Span, clocks: Clocks) {
  const byLayer = new Map<string, Bar[]>();
  const shifts = resolveLayers(
    withVacancies(schedule),
    look.startsAt,
    look.endsAt,
    clocks,
  );
  for (const { layerId, turn, slot, version, ...shift } of shifts) {
    const isVacant = shift.userRefs[0] === VACANT;
    const bar = {
      ...base,
      id: '',
      startsAt: shift.startsAt,
      endsAt: shift.endsAt,
      kind: isVacant ? ('vacant' as const) : ('shift' as const),
      userRefs: isVacant ? [] : shift.userRefs,
      turn: { layerId, turn, slot, version },
    };
    byLayer.set(layerId, [...(byLayer.get(layerId) ?? []), bar]);
  }
  return byLayer;
}

/** Layers of the versions, each as its last version has it, the highest priority first. */
function layersOf({ versions }: ResolvableSchedule): Layer[] {
  const layers = new Map<string, Layer>();
  for (const version of versions) {
    for (const layer of version.layers) layers.set(layer.id, layer);
  }
  return [...layers.values()].sort(
    (one, other) => (other.priority ?? 0) - (one.priority ?? 0),
  );
}

/**
 * The rows of a timeline: who is on call in the end, then the reasons: overrides, and layers by priority. Bars are those
 * that reach into the window, with their true starts and ends as far as 35 days around it.
 */
export function timelineRows(
  schedule: ResolvableSchedule,
  window: Span,
  clocks: Clocks,
): TimelineRow[] {
  const look = {
    startsAt: window.startsAt - REACH,
    endsAt: window.endsAt + REACH,
  };
  const isSeen = ({ startsAt, endsAt }: Span) =>
    startsAt < window.endsAt && endsAt > window.startsAt;
  const row = (
    id: string,
    kind: TimelineRow['kind'],
    bars: Bar[],
    layer?: Layer,
  ): TimelineRow => ({
    id,
    kind,
    layer,
    bars,
    lanes: Math.max(1, ...bars.map(({ lane }) => lane + 1)),
  });
  const byLayer = layerBars(schedule, look, clocks);
  const overrides = overrideBars(schedule, clocks).filter(isSeen);
  return [
    row('final', 'final', finalBars(schedule, look, clocks).filter(isSeen)),
    row('overrides', 'overrides', intoLanes(overrides)),
    ...layersOf(schedule)
      .map(layer => {
        const bars = named(
          `layer-${layer.id}`,
          byLayer.get(layer.id) ?? [],
          look,
        );
        return row(`layer-${layer.id}`, 'layer', bars.filter(isSeen), layer);
      })
      // A layer of another version that says nothing of this window is no reason here.
      .filter(
        ({ bars, layer }) =>
          bars.length > 0 ||
          schedule.versions.at(-1)!.layers.some(({ id }) => id === layer!.id),
      ),
  ];
}
