import type {
  OnCallInterval,
  ScheduleConfiguration,
  ShiftSource,
} from '../types';
import {
  enough,
  forSchedules,
  type Scenario,
} from './__testUtils__/arbitraries';
import { always, schedule, turns, weekly } from './__testUtils__/configuration';
import { Oracle, type OracleAnswer } from './__testUtils__/oracle';
import { tableOf } from './__testUtils__/TimeMaker';
import { runtimeClocks } from './clocks';
import { resolveSchedule } from './resolveSchedule';
import { DAY, HOUR, MINUTE } from './wallTime';

const zonesOf = ({ versions, overrides = [] }: ScheduleConfiguration) =>
  new Set(
    [
      ...versions.map(({ timeZone }) => timeZone),
      ...versions.flatMap(({ layers }) => layers.map(each => each.timeZone)),
      ...overrides.map(({ timeZone }) => timeZone),
    ].filter(zone => zone !== undefined),
  );

/** Instants at which an engine would go wrong; the oracle adds those at which its own answer may change. */
function addInstants(
  { configuration, from, to }: Scenario,
  intervals: readonly OnCallInterval[],
  instants: Set<number>,
) {
  for (let day = from; day < to; day += DAY) instants.add(day);
  instants.add(to - 1);
  for (const { startsAt, endsAt, sources } of intervals) {
    const starts = sources.map(source => source.startsAt);
    for (const boundary of [...starts, startsAt, endsAt]) {
      for (const before of [0, 1, MINUTE]) instants.add(boundary - before);
    }
  }
  for (const zone of zonesOf(configuration)) {
    for (const change of tableOf(zone).changes) {
      if (change < from - DAY || change > to + DAY) continue;
      for (const step of [-HOUR, -MINUTE, -1, 0, MINUTE, HOUR / 2, HOUR]) {
        instants.add(change + step);
      }
    }
  }
}

const at = (instant: number) => new Date(instant).toISOString();

function expectSource(
  source: ShiftSource,
  expected: OracleAnswer,
  instant: number,
) {
  const { version, overrideIds } = source;
  // Only those that changed something are told, and where one decides about everybody, no turn is.
  const told = JSON.stringify([
    version,
    source.turns,
    expected.overrideIds.filter(id => overrideIds.includes(id)),
  ]);
  const right = JSON.stringify([
    expected.version,
    expected.isFromLayers ? expected.turns : [],
    overrideIds,
  ]);
  if (told !== right) {
    throw new Error(
      `${at(instant)}: the engine's source is ${JSON.stringify(
        source,
      )}, the oracle says ${right}`,
    );
  }
}

/** @returns the number of instants that were compared */
function compare(scenario: Scenario): number {
  const { configuration, from, to } = scenario;
  const { intervals } = resolveSchedule(
    configuration,
    from,
    to,
    runtimeClocks(from, to),
  );
  const oracle = new Oracle(configuration);
  const { instants } = oracle;
  addInstants(scenario, intervals, instants);
  let compared = 0;
  // It grows while it is walked.
  for (const instant of instants) {
    if (instant < from || instant >= to) continue;
    compared++;
    const found = intervals.find(
      each => each.startsAt <= instant && instant < each.endsAt,
    );
    const expected = oracle.at(instant);
    const told = found?.userRefs.join() ?? '';
    if (told !== expected.userRefs.join()) {
      throw new Error(
        `${at(instant)}: the engine says "${told}", the oracle "${
          expected.userRefs
        }"`,
      );
    }
    const source = found?.sources.find(each => instant < each.endsAt);
    if (source) expectSource(source, expected, instant);
  }
  return compared;
}

describe('resolveSchedule and the oracle', () => {
  const parts = process.env.CALLBOARD_FULL ? 10 : 1;
  const schedules = enough(1_000, 10_000);

  it.each(Array.from({ length: parts }, (_, part) => [schedules, part + 1]))(
    'agree on %d schedules, part %d',
    count => {
      let compared = 0;
      forSchedules(count, scenario => {
        compared += compare(scenario);
      });
      expect(compared).toBeGreaterThan(count * 20);
    },
  );

  // What chance makes too seldom to rely on.
  it.each([
    [
      'a later turn that begins before an earlier one, where two hours are skipped',
      '2026-03-29T00:00Z',
      '2026-03-29T08:00Z',
      schedule('Antarctica/Troll', [
        { rotation: turns('hour', '2026-03-01T00:30', ['a', 'b', 'c', 'd']) },
      ]),
    ],
    [
      'a window of almost a week, when it is Monday in UTC and Sunday on the wall',
      '2026-06-01T01:00Z',
      '2026-06-01T12:00Z',
      schedule('America/Los_Angeles', [
        {
          rotation: always('a'),
          restrictions: [weekly('sunday 23:59', 'sunday 23:58')],
        },
      ]),
    ],
    [
      'a window that begins on Monday, when it is Sunday in UTC',
      '2026-06-07T12:00Z',
      '2026-06-07T20:00Z',
      schedule('Pacific/Kiritimati', [
        {
          rotation: always('a'),
          restrictions: [weekly('monday 07:00', 'monday 09:00')],
        },
      ]),
    ],
    [
      'a year of turns that end on the last day of each month',
      '2027-12-01T00:00Z',
      '2028-12-01T00:00Z',
      schedule('Europe/Berlin', [
        { rotation: turns('month', '2024-08-31T02:30', ['a', 'b', 'c']) },
      ]),
    ],
  ])('agree on %s', (_, from, to, configuration) => {
    const compared = compare({
      configuration,
      from: Date.parse(from),
      to: Date.parse(to),
    });
    expect(compared).toBeGreaterThan(2);
  });
});
