import { InputError } from '@backstage/errors';
import type { Layer, ScheduleConfiguration, ScheduleVersion } from '../types';
import { runtimeClocks } from './clocks';
import type { PlacedOverride } from './overrides';
import { placeOverrides } from './placeOverrides';
import { DAY, HOUR, WEEK, aboutInstant } from './wallTime';
import { weekWindows } from './windows';

const UNIT = { hour: HOUR, day: DAY, week: WEEK, month: 28 * DAY } as const;
/** Somebody who may be on call at the same time costs so much of what a shift costs. */
const COST_OF_PERSON = 1 / 25;
/** A layer that is on call together with others is told as a source of each shift. */
const COST_OF_LAYER = 1 / 5;
/** Measured: a fifth of a second on one core. A year of an hourly rotation takes a tenth of it, a weekly one nothing. */
const MOST_COST = 125_000;
/** About as many as an hourly rotation has in five years; one answer may hold all of them. */
const MOST_SHIFTS = 50_000;

/** How much of something there is, at most, in a window. */
interface Work {
  shifts: number;
  /** People who may be looked at for one instant. */
  people: number;
  /** Layers that may be on call together. */
  layers: number;
}

function ofLayer({ rotation, restrictions = [] }: Layer, length: number) {
  const turns = length / (UNIT[rotation.unit] * (rotation.length ?? 1));
  const windows = (length / WEEK) * weekWindows(restrictions).length;
  const people = rotation.slots.map(({ userRefs }) => userRefs.length);
  return { shifts: turns + windows, people: Math.max(1, ...people) };
}

function layersTogether({ layers, layerPolicy }: ScheduleVersion): number {
  if (layerPolicy === 'union') return layers.length;
  const byPriority = new Map<number, number>();
  for (const { priority = 0 } of layers) {
    byPriority.set(priority, (byPriority.get(priority) ?? 0) + 1);
  }
  return Math.max(0, ...byPriority.values());
}

const sumOf = (numbers: readonly number[]) =>
  numbers.reduce((sum, each) => sum + each, 0);

/** Versions hold one after the other: the one with the most decides. */
function ofVersions(
  versions: readonly ScheduleVersion[],
  length: number,
): Work {
  const works = versions.map(version => {
    const layers = version.layers.map(layer => ofLayer(layer, length));
    return {
      shifts: sumOf(layers.map(({ shifts }) => shifts)),
      people: sumOf(layers.map(({ people }) => people)),
      layers: layersTogether(version),
    };
  });
  const most = (name: keyof Work) =>
    Math.max(0, ...works.map(work => work[name]));
  return {
    shifts: most('shifts'),
    people: most('people'),
    layers: most('layers'),
  };
}

/** A stretch of time in which people are looked at; in milliseconds since 1970 in UTC. */
interface Crowd {
  start: number;
  end: number;
  people: number;
}

function crowdsOf({ override, start, end, shifts }: PlacedOverride): Crowd[] {
  if (override.kind === 'fixed') {
    return [
      { start, end, people: 1 + shifts.length },
      ...shifts.map(shift => ({ ...shift, people: shift.userRefs.length })),
    ];
  }
  const { length } =
    override.kind === 'replace' ? override.byUserRefs : override.userRefs;
  return [{ start, end, people: 1 + length }];
}

/** @returns people in force at each start and end, added up: they are looked at anew there; and the most of them at once */
function overlapOf(crowds: readonly Crowd[]): { sum: number; most: number } {
  const edges = crowds
    .flatMap(({ start, end, people }) => [
      { at: start, people },
      { at: end, people: -people },
    ])
    .sort((one, other) => one.at - other.at || one.people - other.people);
  let now = 0;
  let sum = 0;
  let most = 0;
  for (const { people } of edges) {
    now += people;
    sum += now;
    most = Math.max(most, now);
  }
  return { sum, most };
}

/** Of overrides that reach into the window, clipped to it; of all when `from` is absent, each clipped to its length. */
function crowdsWithin(
  configuration: ScheduleConfiguration,
  length: number,
  from?: number,
): Crowd[] {
  let first = Infinity;
  let last = -Infinity;
  for (const override of configuration.overrides ?? []) {
    first = Math.min(first, aboutInstant(override.startsAt));
    last = Math.max(last, aboutInstant(override.endsAt));
  }
  return placeOverrides(configuration, runtimeClocks(first, last))
    .flatMap(crowdsOf)
    .map(({ start, end, people }) => {
      const opens = Math.max(start, from ?? start);
      return {
        start: opens,
        end: Math.min(end, (from ?? start) + length),
        people,
      };
    })
    .filter(({ start, end }) => start < end);
}

/** Starts and ends of overrides and of their shifts, wherever they are. */
const edgesOf = ({ overrides = [] }: ScheduleConfiguration) =>
  sumOf(
    overrides.map(override =>
      override.kind === 'fixed' ? 2 + 2 * override.shifts.length : 2,
    ),
  );

/**
 * Refuses what would hold up everything else a process does, found without working any of it out.
 *
 * @param configuration - a valid one (`validateSchedule`)
 * @param length - of the window to be worked out, in milliseconds
 * @param refusal - the field that is to change, and how to mend it
 * @param from - start of the window, in milliseconds since 1970 in UTC; overrides count wherever they are when absent
 * @throws `InputError`
 * @public
 */
export function assertWorkable(
  configuration: ScheduleConfiguration,
  length: number,
  { field, fix }: { field: string; fix: string },
  from?: number,
): void {
  const ofLayers = ofVersions(configuration.versions, length);
  const edges = edgesOf(configuration);
  const shifts = ofLayers.shifts + edges;
  const crowds =
    shifts > MOST_SHIFTS ? [] : crowdsWithin(configuration, length, from);
  const crowd = sumOf(
    crowds.map(({ start, end, people }) => (people * (end - start)) / length),
  );
  const overlap = overlapOf(crowds);
  const ofEach =
    1 + ofLayers.people * COST_OF_PERSON + ofLayers.layers * COST_OF_LAYER;
  const ofCrowds = ofLayers.shifts * crowd + overlap.sum;
  const cost = shifts * ofEach + ofCrowds * COST_OF_PERSON;
  if (shifts <= MOST_SHIFTS && cost <= MOST_COST) return;
  throw new InputError(
    `${field}: takes too long to work out, with up to ${Math.round(
      shifts,
    )} shifts in ${Math.ceil(length / DAY)} days and ${Math.ceil(
      ofLayers.people + overlap.most,
    )} people at once; ${fix}`,
  );
}
