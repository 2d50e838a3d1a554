import fc from 'fast-check';
import { withFirst, type Step } from '../state/steps';
import {
  dayEnds,
  stateDays,
  TREND_DAYS,
  trendOf,
  weekEnds,
  weeksOf,
} from './trends';

const DAY = 86_400_000;
/** A Tuesday. */
const NOW = Date.UTC(2026, 11, 1, 9);

const LEVELS = ['', 'bronze', 'silver'];
const isAtTarget = (level: string) => level === 'silver';

/** What a service has been, moment after moment, from when it was judged first. */
interface Life {
  judgedAt: number;
  first: string | undefined;
  later: { at: number; to: string | undefined }[];
}

const moment = fc.integer({ min: NOW - 60 * DAY, max: NOW - 1 });
const level = fc.constantFrom('', 'bronze', 'silver', undefined);
const life: fc.Arbitrary<Life> = fc
  .record({
    moments: fc.uniqueArray(moment, { minLength: 1, maxLength: 8 }),
    levels: fc.array(level, { minLength: 8, maxLength: 8 }),
  })
  .map(({ moments, levels }) => {
    const [judgedAt, ...rest] = moments.sort((a, b) => a - b);
    return {
      judgedAt,
      first: levels[0],
      later: rest.map((at, index) => ({ at, to: levels[index + 1] })),
    };
  });

/** The change rows that such a life leaves: the first verdict is none. */
function stepsOf(
  entityRef: string,
  { judgedAt, first, later }: Life,
): Step<string>[] {
  const steps: Step<string>[] = [];
  let from = first;
  let since = judgedAt;
  for (const { at, to } of later) {
    if (to === from) continue;
    steps.push({
      entityRef,
      at,
      ...(from !== undefined && { from, fromSince: since }),
      ...(to !== undefined && { to }),
    });
    from = to;
    since = at;
  }
  return steps;
}

/** What it was just before a moment. */
function levelBefore(
  { judgedAt, first, later }: Life,
  end: number,
): string | undefined {
  if (judgedAt >= end) return undefined;
  return later.reduce((last, { at, to }) => (at < end ? to : last), first);
}

describe('trends', () => {
  it('end days at midnight in UTC, and the last one now', () => {
    const ends = dayEnds(3, NOW);
    expect(ends.map(end => new Date(end).toISOString())).toEqual([
      '2026-11-30T00:00:00.000Z',
      '2026-12-01T00:00:00.000Z',
      '2026-12-01T09:00:00.001Z',
    ]);
    const weeks = weekEnds(NOW);
    expect(weeks).toHaveLength(13);
    expect(
      weeks.slice(0, -1).every(end => new Date(end).getUTCDay() === 1),
    ).toBe(true);
    expect(new Date(weeks[11]).toISOString()).toBe('2026-11-30T00:00:00.000Z');
  });

  it('walk back to what was at the end of each day', () => {
    fc.assert(
      fc.property(fc.array(life, { maxLength: 12 }), lives => {
        const refs = lives.map((_, index) => `component:default/s${index}`);
        const current = new Map(
          lives.flatMap((each, index) => {
            const value = levelBefore(each, NOW);
            const own = stepsOf(refs[index], each);
            return value === undefined
              ? []
              : [
                  [
                    refs[index],
                    { value, since: own.at(-1)?.at ?? each.judgedAt },
                  ] as const,
                ];
          }),
        );
        const steps = lives
          .flatMap((each, index) => stepsOf(refs[index], each))
          .sort((a, b) => a.at - b.at);
        const ends = dayEnds(TREND_DAYS, NOW);
        const { days } = trendOf({
          steps: withFirst(steps, { current, from: ends[0] }),
          services: current.size,
          atTarget: [...current.values()].filter(({ value }) =>
            isAtTarget(value),
          ).length,
          isAtTarget,
          now: NOW,
        });
        const expected = ends.map(end => {
          const levels = lives.flatMap((each, index) => {
            const then = current.has(refs[index])
              ? levelBefore(each, end)
              : undefined;
            return then === undefined ? [] : [then];
          });
          return levels.length === 0
            ? null
            : Math.round(
                (1000 * levels.filter(isAtTarget).length) / levels.length,
              ) / 10;
        });
        expect(days).toEqual(expected);
      }),
    );
  });

  it('tell the level of a service week by week', () => {
    fc.assert(
      fc.property(life, one => {
        const value = levelBefore(one, NOW);
        fc.pre(value !== undefined);
        const steps = stepsOf('s', one);
        const since = steps.at(-1)?.at ?? one.judgedAt;
        const weeks = weeksOf({
          steps: withFirst(steps, {
            current: new Map([['s', { value: value!, since }]]),
            from: -Infinity,
          }),
          position: LEVELS.indexOf(value!),
          positionOf: each => LEVELS.indexOf(each),
          now: NOW,
        });
        expect(weeks).toEqual(
          weekEnds(NOW).map(end => {
            const then = levelBefore(one, end);
            return then === undefined ? null : LEVELS.indexOf(then);
          }),
        );
      }),
    );
  });

  it('part what rules did from the rest', () => {
    const step = (
      index: number,
      kind: 'rule' | 'fact',
      from: string,
      to: string,
    ): Step<string> => ({
      entityRef: `s${index}`,
      from,
      to,
      at: NOW - DAY,
      fromSince: 0,
      cause:
        kind === 'rule'
          ? { kind, document: 'd', version: 2 }
          : { kind, fact: 'a/b' },
    });
    expect(
      trendOf({
        steps: [
          step(1, 'rule', 'silver', ''),
          step(2, 'rule', 'silver', 'bronze'),
          step(3, 'fact', '', 'silver'),
        ],
        services: 10,
        atTarget: 4,
        isAtTarget,
        now: NOW,
      }),
    ).toMatchObject({ points: -10, pointsOfRules: -20 });
  });

  it('count states day by day, and tell nothing of before what is known', () => {
    const days = stateDays({
      steps: [
        { entityRef: 'a', to: 0, at: NOW - 3 * DAY },
        { entityRef: 'a', from: 0, to: 2, at: NOW - DAY },
      ],
      counts: { fail: 1 },
      knownFrom: NOW - 10 * DAY,
      now: NOW,
    });
    expect(days.slice(-5)).toEqual([
      null,
      { pass: 1 },
      { pass: 1 },
      { fail: 1 },
      { fail: 1 },
    ]);
  });
});
