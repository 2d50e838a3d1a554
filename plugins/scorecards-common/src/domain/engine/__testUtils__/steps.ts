import fc from 'fast-check';
import type { FactReading, Scorecard } from '../../../types';
import type { EngineExemption } from '../Exemptions';
import { check, FACTS, HOUR, scorecard, START, value } from './engines';

export const SERVICES = ['one', 'two', 'three', 'four'];
export const OWNERS = ['group:default/x', 'group:default/y'];

/** Conditions of every kind that matters here: pulled, pushed, aged, by time. */
const conditions = fc.constantFrom<Scorecard['appliesTo'] & object>(
  { fact: 'a/flag', equals: true },
  { fact: 'a/count', atLeast: 2 },
  { fact: 'a/tier', in: ['one', 'two'] },
  { fact: 'b/size', atMost: 3 },
  { fact: 'b/when', newerThan: '20h' },
  { fact: 'a/flag', present: true },
  {
    any: [
      { fact: 'a/flag', equals: true },
      { fact: 'b/size', atMost: 1 },
    ],
  },
  {
    all: [
      { fact: 'a/flag', equals: true },
      { not: { fact: 'b/when', olderThan: '5h' } },
    ],
  },
);

const broken = { fact: 'a/gone', equals: true };

const checks = (options: { withBroken: boolean }) =>
  fc.record(
    {
      passes: options.withBroken
        ? fc.oneof({ weight: 6, arbitrary: conditions }, fc.constant(broken))
        : conditions,
      warns: conditions,
      appliesTo: conditions,
      level: fc.constantFrom('bronze', 'silver', 'gold'),
      weight: fc.constantFrom(0.5, 1, 3),
      countsFrom: fc.constantFrom('2027-03-01', '2027-03-02', '2027-03-03'),
    },
    { requiredKeys: ['passes', 'level'] },
  );

/** Scorecards of which the second counts a check of the first. */
export const rules = (
  options: { withBroken: boolean } = { withBroken: true },
): fc.Arbitrary<Scorecard[]> =>
  fc
    .tuple(
      fc.array(checks(options), { minLength: 1, maxLength: 4 }),
      fc.array(checks(options), { minLength: 1, maxLength: 3 }),
      fc.option(conditions, { nil: undefined }),
      fc.option(conditions, { nil: undefined }),
      fc.constantFrom<Scorecard['ranking']>('levels', 'points'),
    )
    .map(([first, second, firstFilter, secondFilter, ranking]) => [
      scorecard({
        id: 'first',
        appliesTo: firstFilter,
        checks: first.map(({ passes, ...more }, index) =>
          check(`c${index}`, passes, more),
        ),
      }),
      scorecard({
        id: 'second',
        appliesTo: secondFilter,
        ranking,
        checks: [
          ...second.map(({ passes, ...more }, index) =>
            check(`d${index}`, passes, more),
          ),
          { use: 'first/c0', level: 'silver' },
        ],
      }),
    ]);

const reading = (fullName: string): fc.Arbitrary<FactReading | undefined> => {
  const values: Record<string, fc.Arbitrary<FactReading>> = {
    'a/flag': fc.boolean().map(value),
    'a/count': fc.nat(4).map(value),
    'a/tier': fc.constantFrom('one', 'two', 'three').map(value),
    'b/size': fc.nat(5).map(value),
    'b/when': fc
      .integer({ min: -30, max: 30 })
      .map(hours => value(new Date(START + hours * HOUR).toISOString())),
  };
  return fc.oneof(
    { weight: 20, arbitrary: values[fullName] },
    fc.constant({ missing: 'None.' }),
    fc.constant({ unavailable: 'No answer.' }),
    fc.constant(undefined),
  );
};

/** Readings of the services that are there first. */
export const AT_FIRST: Record<string, FactReading> = {
  'a/flag': value(true),
  'a/count': value(2),
  'a/tier': value('one'),
  'b/size': value(1),
  'b/when': value('2027-03-01T00:00:00Z'),
};

const service = fc.constantFrom(...SERVICES);

/** Something that happens to a catalog. */
export type Step =
  | {
      kind: 'fact';
      service: string;
      fact: string;
      reading: FactReading | undefined;
      /** How old the reading says it is. */
      hoursOld?: number;
    }
  | { kind: 'seen'; provider: string; except: string[] }
  | { kind: 'head'; service: string; owner: string; removed: boolean }
  | { kind: 'exemptions'; service: string; exemptions: EngineExemption[] }
  | { kind: 'hours'; hours: number }
  | { kind: 'silent'; providers: string[] }
  | { kind: 'rules'; scorecards: Scorecard[] };

const exemption = fc
  .record({
    covers: fc.constantFrom('first/c0', 'first/c1', 'second/d0', 'second'),
    from: fc.integer({ min: -5, max: 40 }),
    hours: fc.integer({ min: 1, max: 30 }),
  })
  .map(({ covers, from, hours }) => ({
    id: `${covers} ${from}`,
    entityRef: '',
    covers,
    from: START + from * HOUR,
    until: START + (from + hours) * HOUR,
  }));

export const steps = (
  options: { withBroken: boolean } = { withBroken: true },
): fc.Arbitrary<Step[]> =>
  fc.array(
    fc.oneof(
      {
        weight: 8,
        arbitrary: fc.constantFrom(...FACTS).chain(({ fullName }) =>
          fc.record(
            {
              kind: fc.constant('fact' as const),
              service,
              fact: fc.constant(fullName),
              reading: reading(fullName),
              hoursOld: fc.nat(12),
            },
            { requiredKeys: ['kind', 'service', 'fact', 'reading'] },
          ),
        ),
      },
      {
        weight: 2,
        arbitrary: fc.record({
          kind: fc.constant('seen' as const),
          provider: fc.constantFrom('a', 'b'),
          except: fc.subarray(SERVICES),
        }),
      },
      {
        weight: 2,
        arbitrary: fc.record({
          kind: fc.constant('head' as const),
          service,
          owner: fc.constantFrom(...OWNERS),
          removed: fc.constantFrom(false, false, true),
        }),
      },
      {
        weight: 2,
        arbitrary: fc.record({
          kind: fc.constant('exemptions' as const),
          service,
          exemptions: fc.array(exemption, { maxLength: 2 }),
        }),
      },
      {
        weight: 4,
        arbitrary: fc.record({
          kind: fc.constant('hours' as const),
          hours: fc.constantFrom(0.5, 1, 3, 5, 11, 25),
        }),
      },
      {
        weight: 2,
        arbitrary: fc.record({
          kind: fc.constant('silent' as const),
          providers: fc.subarray(['a']),
        }),
      },
      fc.record({
        kind: fc.constant('rules' as const),
        scorecards: rules(options),
      }),
    ),
    { minLength: 1, maxLength: 40 },
  );
