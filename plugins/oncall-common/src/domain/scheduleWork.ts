import { InputError } from '@backstage/errors';
import type { Layer, Override, ScheduleConfiguration } from '../types';
import { DAY, HOUR, WEEK, parseInstant, parseWallTime } from './wallTime';
import { weekWindows } from './windows';

const UNIT = { hour: HOUR, day: DAY, week: WEEK, month: 28 * DAY } as const;
/** Somebody who may be on call at the same time costs so much of what a shift costs. */
const COST_OF_PERSON = 1 / 25;
/** Measured: a fifth of a second on one core. A year of an hourly rotation takes a tenth of it, a weekly one nothing. */
const MOST_COST = 125_000;
/** About as many as an hourly rotation has in five years; one answer may hold all of them. */
const MOST_SHIFTS = 50_000;

/** How much is worked out for a window, at most. */
interface ScheduleWork {
  shifts: number;
  /** People of all layers and overrides that may be looked at for one instant. */
  peopleAtOnce: number;
}

function ofLayer({ rotation, restrictions = [] }: Layer, length: number) {
  const turns = length / (UNIT[rotation.unit] * (rotation.length ?? 1));
  const windows = (length / WEEK) * weekWindows(restrictions).length;
  const people = rotation.slots.map(({ userRefs }) => userRefs.length);
  return { shifts: turns + windows, peopleAtOnce: Math.max(1, ...people) };
}

const about = (moment: string) =>
  parseInstant(moment) ?? parseWallTime(moment) ?? 0;

function ofOverride(override: Override, length: number): ScheduleWork {
  const share = (about(override.endsAt) - about(override.startsAt)) / length;
  const people =
    override.kind === 'fixed'
      ? override.shifts.length
      : (override.kind === 'replace' ? override.byUserRefs : override.userRefs)
          .length;
  return {
    shifts: 2 + (override.kind === 'fixed' ? 2 * people : 0),
    peopleAtOnce: (1 + people) * Math.min(1, Math.max(0, share)),
  };
}

const sum = (works: readonly ScheduleWork[]): ScheduleWork => ({
  shifts: works.reduce((total, { shifts }) => total + shifts, 0),
  peopleAtOnce: works.reduce((total, each) => total + each.peopleAtOnce, 0),
});

/**
 * An upper bound of what a window of a valid schedule takes to work out, found without working any of it out. Versions
 * hold one after the other, so the one with the most decides; overrides count wherever they are.
 *
 * @param length - of the window, in milliseconds
 */
function workAtMost(
  { versions, overrides = [] }: ScheduleConfiguration,
  length: number,
): ScheduleWork {
  const ofVersions = versions.map(({ layers }) =>
    sum(layers.map(layer => ofLayer(layer, length))),
  );
  return sum([
    {
      shifts: Math.max(0, ...ofVersions.map(({ shifts }) => shifts)),
      peopleAtOnce: Math.max(0, ...ofVersions.map(each => each.peopleAtOnce)),
    },
    ...overrides.map(override => ofOverride(override, length)),
  ]);
}

/**
 * Refuses what would hold up everything else a process does.
 *
 * @param length - of the window to be worked out, in milliseconds
 * @param refusal - the field that is to change, and how to mend it
 * @throws `InputError`
 * @public
 */
export function assertWorkable(
  configuration: ScheduleConfiguration,
  length: number,
  { field, fix }: { field: string; fix: string },
): void {
  const { shifts, peopleAtOnce } = workAtMost(configuration, length);
  const cost = shifts * (1 + peopleAtOnce * COST_OF_PERSON);
  if (shifts <= MOST_SHIFTS && cost <= MOST_COST) return;
  const days = Math.ceil(length / DAY);
  throw new InputError(
    `${field}: takes too long to work out, with up to ${Math.round(
      shifts,
    )} shifts in ${days} days and ${Math.ceil(
      peopleAtOnce,
    )} people at once; ${fix}`,
  );
}
