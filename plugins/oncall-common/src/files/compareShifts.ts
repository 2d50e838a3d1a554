import type { ScheduleConfiguration } from '../types';
import { runtimeClocks } from '../domain/clocks';
import { resolveSchedule } from '../domain/resolveSchedule';
import { DAY } from '../domain/wallTime';
import type {
  FileShift,
  RenderedShifts,
  ScheduleComparison,
  ScheduleDifference,
} from './types';

/** Walks over the instants at which one of the answers changes, with everybody on call from each one on. */
class Sweep {
  readonly #starts: FileShift[];
  #next = 0;
  #active: FileShift[] = [];

  constructor(shifts: readonly FileShift[]) {
    this.#starts = [...shifts].sort(
      (one, other) => one.startsAt - other.startsAt,
    );
  }

  /** @param instant - not before that of the last call */
  peopleAt(instant: number): string[] {
    while (this.#starts[this.#next]?.startsAt <= instant) {
      this.#active.push(this.#starts[this.#next++]);
    }
    this.#active = this.#active.filter(({ endsAt }) => endsAt > instant);
    return [...new Set(this.#active.flatMap(({ people }) => people))].sort();
  }
}

/** Where two answers differ in a window. */
export function differencesOf(
  theirs: readonly FileShift[],
  ours: readonly FileShift[],
  from: number,
  to: number,
): ScheduleDifference[] {
  const edges = [...theirs, ...ours]
    .flatMap(({ startsAt, endsAt }) => [startsAt, endsAt])
    .filter(at => at > from && at < to);
  const boundaries = [...new Set([from, ...edges, to])].sort(
    (one, other) => one - other,
  );
  const [left, right] = [new Sweep(theirs), new Sweep(ours)];
  const found: ScheduleDifference[] = [];
  for (let index = 0; index < boundaries.length - 1; index++) {
    const startsAt = boundaries[index];
    const endsAt = boundaries[index + 1];
    const one = left.peopleAt(startsAt);
    const other = right.peopleAt(startsAt);
    if (one.join('\n') === other.join('\n')) continue;
    const last = found[found.length - 1];
    const goesOn =
      last?.endsAt === startsAt &&
      last.theirs.join('\n') === one.join('\n') &&
      last.ours.join('\n') === other.join('\n');
    if (goesOn) last.endsAt = endsAt;
    else found.push({ startsAt, endsAt, theirs: one, ours: other });
  }
  return found;
}

/** What the engine says of a configuration. */
export const shiftsOf = (
  configuration: ScheduleConfiguration,
  from: number,
  to: number,
): FileShift[] =>
  resolveSchedule(
    configuration,
    from,
    to,
    runtimeClocks(from, to),
  ).intervals.map(({ startsAt, endsAt, userRefs }) => ({
    startsAt,
    endsAt,
    people: userRefs,
  }));

/** Of what is rendered for longer, the rest is not compared. */
const LONGEST = 2 * 366 * DAY;

/**
 * Sets another answer beside that of the engine: of the other's window, the first two years.
 *
 * @param configuration - whose people have the same keys as those of the shifts
 * @public
 */
export function compareShifts(
  configuration: ScheduleConfiguration,
  { startsAt, endsAt: end, shifts }: RenderedShifts,
): ScheduleComparison {
  const endsAt = Math.min(end, startsAt + LONGEST);
  const { timeZone } =
    configuration.versions[configuration.versions.length - 1];
  const clock = runtimeClocks(startsAt, endsAt)(timeZone);
  const dayAt = (instant: number) => Math.floor(clock.wallAt(instant) / DAY);
  const differences = differencesOf(
    shifts,
    shiftsOf(configuration, startsAt, endsAt),
    startsAt,
    endsAt,
  );
  const days = new Set<number>();
  for (const each of differences) {
    const last = dayAt(each.endsAt - 1);
    for (let day = dayAt(each.startsAt); day <= last; day++) days.add(day);
  }
  return {
    startsAt,
    endsAt,
    days: dayAt(endsAt - 1) - dayAt(startsAt) + 1,
    differingDays: days.size,
    differences,
  };
}

/** How long two answers differ, in milliseconds. */
export const timeDiffering = (differences: readonly ScheduleDifference[]) =>
  differences.reduce((sum, each) => sum + each.endsAt - each.startsAt, 0);
