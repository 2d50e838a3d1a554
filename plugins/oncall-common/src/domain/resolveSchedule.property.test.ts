import type {
  OnCallGap,
  OnCallInterval,
  ResolvedSchedule,
  ScheduleConfiguration,
  ShiftSource,
} from '../types';
import {
  anotherVersion,
  enough,
  forSchedules,
  type Scenario,
} from './__testUtils__/arbitraries';
import type { Draw } from './__testUtils__/TimeMaker';
import { runtimeClocks, tableClocks } from './clocks';
import { continueFrom, slotAt } from './continueFrom';
import { startInstant } from './overrides';
import { resolveLayers, resolveSchedule } from './resolveSchedule';
import { validateSchedule } from './validateSchedule';
import { DAY } from './wallTime';
import { whoIsOnCall } from './whoIsOnCall';
import { zoneTables } from './zoneTables';

const RUNS = enough(300, 10_000);

const resolve = ({ configuration, from, to }: Scenario) =>
  resolveSchedule(configuration, from, to, runtimeClocks(from, to));

const copy = <T>(value: T): T => JSON.parse(JSON.stringify(value));

const sortedOnce = (people: string[]) => [...new Set(people)].sort();

/** Stretches follow one another from an instant to another, each with some time in it. */
function expectTiles(
  stretches: readonly OnCallGap[],
  from: number,
  to: number,
) {
  let reached = from;
  for (const { startsAt, endsAt } of stretches) {
    expect(startsAt).toBe(reached);
    expect(endsAt).toBeGreaterThan(startsAt);
    reached = endsAt;
  }
  expect(reached).toBe(to);
}

const reasonOf = ({ version, turns, overrideIds }: ShiftSource) =>
  JSON.stringify([version, turns, overrideIds]);

/** Puts two answers together whose windows meet. */
function joined(
  one: ResolvedSchedule,
  other: ResolvedSchedule,
): ResolvedSchedule {
  const intervals: OnCallInterval[] = copy([
    ...one.intervals,
    ...other.intervals,
  ]);
  const gaps: OnCallGap[] = copy([...one.gaps, ...other.gaps]);
  const left = intervals[one.intervals.length - 1];
  const right = intervals[one.intervals.length];
  if (
    left &&
    left.endsAt === right?.startsAt &&
    left.userRefs.join() === right.userRefs.join()
  ) {
    const [first, ...rest] = right.sources;
    const last = left.sources.at(-1)!;
    if (reasonOf(last) === reasonOf(first)) last.endsAt = first.endsAt;
    else left.sources.push(first);
    left.sources.push(...rest);
    left.endsAt = right.endsAt;
    intervals.splice(one.intervals.length, 1);
  }
  const before = gaps[one.gaps.length - 1];
  const after = gaps[one.gaps.length];
  if (before && before.endsAt === after?.startsAt) {
    before.endsAt = after.endsAt;
    gaps.splice(one.gaps.length, 1);
  }
  return { intervals, gaps };
}

/** Whoever edits a schedule adds a version; E is when it begins to hold. */
function edited({ configuration, from, to }: Scenario, draw: Draw) {
  const { versions, overrides } = configuration;
  const last = versions[versions.length - 1];
  const begins = last.effectiveFrom
    ? startInstant(last.effectiveFrom, runtimeClocks(from, to)(last.timeZone))
    : -Infinity;
  const at = Math.max(from + draw(to - from), begins + 1);
  const version = anotherVersion(draw);
  const after: ScheduleConfiguration = {
    versions: [
      ...versions,
      { ...version, effectiveFrom: new Date(at).toISOString() },
    ],
    overrides,
  };
  return { after, at };
}

/** What a rule of the generator allows: times that only a clock change puts in the wrong order. */
const DISORDER =
  /is not after startsAt|is not inside the window|is not after that of the version before/;

describe('resolveSchedule', () => {
  it('is asked about schedules that are valid, but for some that clock changes break', () => {
    let valid = 0;
    forSchedules(RUNS, ({ configuration }) => {
      const problems = validateSchedule(configuration);
      for (const { message } of problems) expect(message).toMatch(DISORDER);
      if (problems.length === 0) valid++;
    });
    expect(valid).toBeGreaterThan(RUNS * 0.8);
  });

  it('tiles the window, in the one form that an answer has', () => {
    forSchedules(RUNS, scenario => {
      const before = JSON.stringify(scenario);
      const { intervals, gaps } = resolve(scenario);
      const all = [...intervals, ...gaps].sort(
        (one, other) => one.startsAt - other.startsAt,
      );
      expectTiles(all, scenario.from, scenario.to);
      for (const { userRefs, sources, startsAt, endsAt } of intervals) {
        expect(userRefs).toEqual(sortedOnce(userRefs));
        expect(userRefs).not.toEqual([]);
        expectTiles(sources, startsAt, endsAt);
        const reasons = sources.map(reasonOf);
        expect(reasons.filter((one, at) => one === reasons[at + 1])).toEqual(
          [],
        );
      }
      const people = all.map(one =>
        'userRefs' in one ? String(one.userRefs) : '',
      );
      expect(people.filter((one, at) => one === people[at + 1])).toEqual([]);
      expect(JSON.stringify(scenario)).toBe(before);
    });
  });

  it('says of two halves what it says of the whole', () => {
    forSchedules(RUNS, (scenario, draw) => {
      const { from, to } = scenario;
      const cut = from + 1 + draw(to - from - 1);
      const first = resolve({ ...scenario, to: cut });
      const second = resolve({ ...scenario, from: cut });
      expect(joined(first, second)).toEqual(resolve(scenario));
    });
  });

  it('leaves the past alone when a version is added', () => {
    forSchedules(RUNS, (scenario, draw) => {
      const { configuration, from } = scenario;
      const { after, at } = edited(scenario, draw);
      const past = { from: Math.min(from, at - DAY), to: at };
      expect(resolve({ configuration: after, ...past })).toEqual(
        resolve({ configuration, ...past }),
      );
    });
  });

  it('says the same of a schedule that was written and read', () => {
    forSchedules(RUNS, scenario => {
      expect(resolve(copy(scenario))).toEqual(resolve(scenario));
    });
  });

  it('says the same by tables that were sent along', () => {
    forSchedules(RUNS, scenario => {
      const { configuration, from, to } = scenario;
      const tables = copy(zoneTables(configuration, from, to));
      expect(
        resolveSchedule(configuration, from, to, tableClocks(tables)),
      ).toEqual(resolve(scenario));
    });
  });

  it('names turns that its layers have', () => {
    forSchedules(RUNS, scenario => {
      const { configuration, from, to } = scenario;
      const shifts = resolveLayers(
        configuration,
        from,
        to,
        runtimeClocks(from, to),
      );
      for (const { sources, userRefs } of resolve(scenario).intervals) {
        for (const { turns, startsAt, endsAt, ...source } of sources) {
          const people = turns.flatMap(({ layerId, turn, slot }) => {
            const shift = shifts.find(
              each =>
                each.version === source.version &&
                each.layerId === layerId &&
                each.startsAt <= startsAt &&
                endsAt <= each.endsAt,
            );
            expect(shift).toMatchObject({ turn, slot });
            return shift!.userRefs;
          });
          // Overrides may say otherwise.
          const isByTurns = source.overrideIds.length === 0;
          expect(isByTurns ? sortedOnce(people) : userRefs).toEqual(userRefs);
        }
      }
    });
  });
});

describe('whoIsOnCall', () => {
  it('says what resolveSchedule says of a year', () => {
    forSchedules(RUNS / 2, ({ configuration, from: at }) => {
      const to = at + 366 * DAY;
      const clocks = runtimeClocks(at, to);
      const { intervals, gaps } = resolveSchedule(
        configuration,
        at,
        to,
        clocks,
      );
      const { current, next, gapUntil } = whoIsOnCall(
        configuration,
        at,
        clocks,
      );
      const isCovered = gaps[0]?.startsAt !== at;
      expect(current).toEqual(isCovered ? intervals[0] : undefined);
      expect(next).toEqual(intervals[isCovered ? 1 : 0]);
      expect(gapUntil).toBe(isCovered ? undefined : intervals[0]?.startsAt);
    });
  });
});

describe('continueFrom', () => {
  it('gives the turn that holds to the slot, and moves no handoff', () => {
    forSchedules(RUNS, ({ configuration, from }, draw) => {
      for (const { layers, timeZone } of configuration.versions) {
        for (const layer of layers) {
          const clock = runtimeClocks(from, from)(layer.timeZone ?? timeZone);
          const { slots, startSlot, ...rest } = layer.rotation;
          const slot = draw(slots.length);
          const turned = continueFrom(layer, from, slot, clock);
          expect(slotAt(turned, from, clock)).toBe(slot);
          expect(turned.rotation).toMatchObject(rest);
        }
      }
    });
  });
});
