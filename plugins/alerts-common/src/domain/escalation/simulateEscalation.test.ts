import fc from 'fast-check';
import type { EscalationRules, EscalationTarget } from '../../types';
import {
  escalationRules,
  instant,
  severity,
  ZONES,
} from './__testUtils__/arbitraries';
import { builtInRules } from './builtInRules';
import { nextStep } from './nextStep';
import { simulateEscalation } from './simulateEscalation';
import { describeTarget, targetKey } from './targets';

const MINUTE = 60_000;
const AT = Date.parse('2026-11-28T17:30:00Z');

const everybody = () => ({ reached: ['user:default/ana.ruiz'] });

describe('simulateEscalation', () => {
  it('tells who is paged when, by the built-in rules', async () => {
    const { rows, isComplete, waitsUntil } = await simulateEscalation({
      rules: builtInRules,
      severity: 'critical',
      at: AT,
      zoneOf: 'UTC',
      resolve: everybody,
    });
    expect(
      rows.map(({ at, targets }) => [
        (at - AT) / MINUTE,
        targets.map(each => describeTarget(each)).join(),
      ]),
    ).toEqual(
      [0, 25, 50].flatMap(start => [
        [start, 'level 1'],
        [start + 5, 'level 2'],
        [start + 15, 'all members of the team'],
      ]),
    );
    expect({ isComplete, waitsUntil }).toEqual({
      isComplete: true,
      waitsUntil: undefined,
    });
  });

  it('goes on at once after a step that reaches nobody', async () => {
    const asked: [string, number][] = [];
    const { rows } = await simulateEscalation({
      rules: { ...builtInRules, repeat: 0 },
      severity: 'critical',
      at: AT,
      zoneOf: 'UTC',
      resolve: async (targets: EscalationTarget[], at) => {
        asked.push([targets.map(targetKey).join(), (at - AT) / MINUTE]);
        return { reached: targets[0].kind === 'team' ? ['a', 'b'] : [] };
      },
    });
    expect(asked).toEqual([
      ['level:1', 0],
      ['level:2', 0],
      ['team', 0],
    ]);
    expect(rows.map(({ answer }) => answer.reached.length)).toEqual([0, 0, 2]);
  });

  it('ends with the fallback, once, and says until when it waits', async () => {
    const fallback = {
      kind: 'person',
      userRef: 'user:default/chen.li',
    } as const;
    const rules: EscalationRules = {
      ...builtInRules,
      steps: builtInRules.steps.slice(0, 1),
      repeat: 0,
      fallback,
      workingHours: {
        weekdays: ['monday'],
        startTime: '09:00',
        endTime: '17:00',
        severities: ['info'],
      },
    };
    const { rows, waitsUntil } = await simulateEscalation({
      rules,
      severity: 'info',
      at: AT,
      zoneOf: 'Europe/Berlin',
      resolve: everybody,
    });
    const monday = Date.parse('2026-11-30T08:00:00Z');
    expect(waitsUntil).toBe(monday);
    expect(
      rows.map(({ at, place, targets }) => ({ at, place, targets })),
    ).toEqual([
      {
        at: monday,
        place: { round: 0, step: 0 },
        targets: [{ kind: 'level', level: 1 }],
      },
      { at: monday + 10 * MINUTE, place: undefined, targets: [fallback] },
    ]);
  });

  it('says when it does not tell all', async () => {
    const options = {
      severity: 'critical' as const,
      at: AT,
      zoneOf: 'UTC',
      resolve: everybody,
    };
    const cut = await simulateEscalation({
      ...options,
      rules: builtInRules,
      limit: 8,
    });
    expect([cut.rows.length, cut.isComplete]).toEqual([8, false]);
    const whole = await simulateEscalation({
      ...options,
      rules: builtInRules,
      limit: 9,
    });
    expect([whole.rows.length, whole.isComplete]).toEqual([9, true]);
    const many = await simulateEscalation({
      ...options,
      rules: {
        ...builtInRules,
        repeat: 9,
        steps: Array.from({ length: 20 }, () => builtInRules.steps[0]),
      },
    });
    expect([many.rows.length, many.isComplete]).toEqual([100, false]);
  });

  it('is what asking for one step after the other says', async () => {
    await fc.assert(
      fc.asyncProperty(
        escalationRules,
        severity,
        instant,
        fc.constantFrom(...ZONES),
        fc.array(fc.boolean(), { minLength: 1, maxLength: 10 }),
        async (rules, ofAlert, at, zoneOf, answers) => {
          let asked = 0;
          const { rows } = await simulateEscalation({
            rules,
            severity: ofAlert,
            at,
            zoneOf,
            resolve: () => ({
              reached: answers[asked++ % answers.length] ? ['somebody'] : [],
            }),
          });
          const expected: [number, string][] = [];
          let next = nextStep({ rules, severity: ofAlert, at, zoneOf });
          while (next.kind === 'step' && expected.length < 100) {
            const { round, step, dueAt } = next;
            const skipDelay = !answers[expected.length % answers.length];
            expected.push([dueAt, `${round}/${step}`]);
            next = nextStep({
              rules,
              severity: ofAlert,
              after: { round, step },
              at: dueAt,
              zoneOf,
              skipDelay,
            });
          }
          if (next.kind === 'fallback') expected.push([next.dueAt, 'fallback']);
          expect(
            rows.map(row => [
              row.at,
              row.place ? `${row.place.round}/${row.place.step}` : 'fallback',
            ]),
          ).toEqual(expected);
        },
      ),
      { numRuns: 200 },
    );
  });
});
