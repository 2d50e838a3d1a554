import fc from 'fast-check';
import type { EscalationRules, EscalationStep } from '../../types';
import {
  escalationRules,
  instant,
  severity,
  ZONES,
} from './__testUtils__/arbitraries';
import { builtInRules } from './builtInRules';
import { isWithinHours } from './hours';
import { acknowledgementEnds, nextStep, type NextStep } from './nextStep';

const MINUTE = 60_000;
/** A Friday, 03:00 in Berlin. */
const NIGHT = Date.parse('2026-11-27T02:00:00Z');

const page = (
  afterMinutes: number,
  when?: EscalationStep['when'],
): EscalationStep => ({
  targets: [{ kind: 'level', level: 1 }],
  afterMinutes,
  ...(when && { when }),
});

const fallback: EscalationRules['fallback'] = {
  kind: 'person',
  userRef: 'user:default/chen.li',
};

const officeHours = {
  weekdays: [
    'monday' as const,
    'tuesday' as const,
    'wednesday' as const,
    'thursday' as const,
    'friday' as const,
  ],
  startTime: '09:00',
  endTime: '17:00',
};

const rulesOf = (
  steps: EscalationStep[],
  more: Partial<EscalationRules> = {},
): EscalationRules => ({ steps, repeat: 1, repeatAfterMinutes: 30, ...more });

/** Minutes after the beginning, with what comes. */
const said = (next: NextStep, from = NIGHT) =>
  next.kind === 'over'
    ? 'over'
    : `${next.kind === 'step' ? `${next.round}/${next.step}` : 'fallback'} +${
        (next.dueAt - from) / MINUTE
      }`;

describe('nextStep', () => {
  const bySeverity = rulesOf([
    page(0, { severities: ['critical'] }),
    page(7),
    page(5, { severities: ['critical'] }),
  ]);
  const never = [page(0, { severities: ['info'] })];

  it.each([
    ['the built-in rules begin', builtInRules, undefined, '0/0 +0'],
    ['and go on', builtInRules, { round: 0, step: 0 }, '0/1 +5'],
    ['to the team', builtInRules, { round: 0, step: 1 }, '0/2 +10'],
    ['and again', builtInRules, { round: 0, step: 2 }, '1/0 +10'],
    ['until the third round', builtInRules, { round: 2, step: 2 }, 'over'],
    ['with a delay', rulesOf([page(3)]), undefined, '0/0 +3'],
    [
      'a later round does not add the delay of the first step',
      rulesOf([page(3)]),
      { round: 0, step: 0 },
      '1/0 +30',
    ],
    [
      'the fallback waits as a round does',
      rulesOf([page(0)], { fallback }),
      { round: 1, step: 0 },
      'fallback +30',
    ],
    ['steps for others are passed over', bySeverity, undefined, '0/1 +7'],
    ['the last of a round too', bySeverity, { round: 0, step: 1 }, '1/1 +37'],
    ['nobody is for it', rulesOf(never), undefined, 'over'],
    [
      'nobody is for it but the fallback',
      rulesOf(never, { fallback }),
      undefined,
      'fallback +0',
    ],
  ])('%s', (_, rules, after, expected) => {
    const next = nextStep({
      rules,
      severity: 'error',
      after,
      at: NIGHT,
      zoneOf: 'UTC',
    });
    expect(said(next)).toBe(expected);
  });

  it('reads hours at the time at which a step is due', () => {
    const rules = rulesOf([
      page(0, { hours: { ...officeHours, within: true } }),
      page(6 * 60, { hours: { ...officeHours, within: true } }),
      page(0, { hours: { ...officeHours, within: false } }),
    ]);
    const next = (zoneOf: string) =>
      said(nextStep({ rules, severity: 'error', at: NIGHT, zoneOf }));
    expect(next('Europe/Berlin')).toBe('0/1 +360');
    // 21:00 on Thursday and 03:00 on Friday there.
    expect(next('America/New_York')).toBe('0/2 +0');
  });

  it('finds in a later round what no earlier one has', () => {
    const rules = rulesOf(
      [page(0, { hours: { ...officeHours, within: true } })],
      { repeat: 9, repeatAfterMinutes: 60, fallback },
    );
    const options = { severity: 'error' as const, zoneOf: 'Europe/Berlin' };
    expect(said(nextStep({ ...options, rules, at: NIGHT }))).toBe('6/0 +360');
    // Saturday: no round reaches Monday.
    const saturday = NIGHT + 24 * 60 * MINUTE;
    expect(said(nextStep({ ...options, rules, at: saturday }), saturday)).toBe(
      'fallback +0',
    );
  });

  it('waits for working hours only to begin, and only where it is to', () => {
    const rules = rulesOf([page(2), page(20 * 60)], {
      workingHours: { ...officeHours, severities: ['warning', 'info'] },
    });
    const begins = NIGHT + 6 * 60 * MINUTE;
    const options = { rules, zoneOf: 'Europe/Berlin' };
    expect(nextStep({ ...options, severity: 'warning', at: NIGHT })).toEqual({
      kind: 'step',
      round: 0,
      step: 0,
      dueAt: begins + 2 * MINUTE,
      waitsUntil: begins,
    });
    expect(nextStep({ ...options, severity: 'error', at: NIGHT })).toEqual({
      kind: 'step',
      round: 0,
      step: 0,
      dueAt: NIGHT + 2 * MINUTE,
    });
    const within = begins + MINUTE;
    expect(
      nextStep({ ...options, severity: 'warning', at: within }),
    ).not.toHaveProperty('waitsUntil');
    const after = { round: 0, step: 0 };
    expect(
      said(nextStep({ ...options, severity: 'info', after, at: NIGHT })),
    ).toBe('0/1 +1200');
  });

  it.each([
    ['the next of the round', undefined, { round: 0, step: 0 }, '0/1 +0'],
    ['a pause remains', undefined, { round: 0, step: 1 }, '1/0 +30'],
    [
      'without, where there is a fallback',
      fallback,
      { round: 0, step: 1 },
      '1/0 +0',
    ],
    ['at once to the fallback', fallback, { round: 1, step: 1 }, 'fallback +0'],
    ['the end', undefined, { round: 1, step: 1 }, 'over'],
  ])('after nobody: %s', (_, last, after, expected) => {
    const next = nextStep({
      rules: rulesOf([page(5), page(5)], { fallback: last }),
      severity: 'error',
      after,
      at: NIGHT,
      zoneOf: 'UTC',
      skipDelay: true,
    });
    expect(said(next)).toBe(expected);
  });

  it('goes on in the same way from every place, never back in time, and ends', () => {
    fc.assert(
      fc.property(
        escalationRules,
        severity,
        instant,
        fc.constantFrom(...ZONES),
        fc.array(fc.boolean(), { maxLength: 60 }),
        (rules, ofAlert, at, zoneOf, nobody) => {
          const most = (rules.repeat + 1) * rules.steps.length;
          let before = { round: 0, step: -1 };
          let now = at;
          let next = nextStep({ rules, severity: ofAlert, at, zoneOf });
          let count = 0;
          for (; next.kind === 'step'; count++) {
            const { round, step, dueAt } = next;
            expect(dueAt).toBeGreaterThanOrEqual(now);
            expect(
              round > before.round ||
                (round === before.round && step > before.step),
            ).toBe(true);
            const { severities = [ofAlert], hours } =
              rules.steps[step].when ?? {};
            expect(severities).toContain(ofAlert);
            expect(hours && isWithinHours(hours, dueAt, zoneOf)).toBe(
              hours?.within,
            );
            before = { round, step };
            now = dueAt;
            next = nextStep({
              rules,
              severity: ofAlert,
              after: before,
              at: now,
              zoneOf,
              skipDelay: nobody[count] ?? false,
            });
          }
          expect(count).toBeLessThanOrEqual(most);
          expect(next.kind).toBe(rules.fallback ? 'fallback' : 'over');
          const lastAt = next.kind === 'fallback' ? next.dueAt : now;
          expect(lastAt).toBeGreaterThanOrEqual(now);
        },
      ),
      { numRuns: 500 },
    );
  });
});

describe('acknowledgementEnds', () => {
  it('is so many minutes later, or never', () => {
    const rules = rulesOf([page(0)], { acknowledgedForMinutes: 30 });
    expect(acknowledgementEnds(rules, NIGHT)).toBe(NIGHT + 30 * MINUTE);
    expect(acknowledgementEnds(builtInRules, NIGHT)).toBeUndefined();
  });
});
