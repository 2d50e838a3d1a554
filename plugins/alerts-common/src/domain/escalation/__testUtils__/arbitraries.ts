import fc from 'fast-check';
import {
  alertSeverities,
  type EscalationRules,
  type EscalationStep,
  type EscalationTarget,
  type WeeklyHours,
} from '../../../types';
import { hoursWeekdays } from '../hours';

/** With clock changes of an hour and of half an hour, at night, at midnight, twice a year and around Ramadan, and with none. */
export const ZONES = [
  'Europe/Berlin',
  'America/New_York',
  'Australia/Lord_Howe',
  'America/Havana',
  'Africa/Casablanca',
  'Asia/Kolkata',
];

export const severity = fc.constantFrom(...alertSeverities);

const severities = fc.subarray([...alertSeverities], { minLength: 1 });

const time = fc
  .integer({ min: 0, max: 24 * 12 - 1 })
  .map(
    five =>
      `${String(Math.floor(five / 12)).padStart(2, '0')}:${String(
        (five % 12) * 5,
      ).padStart(2, '0')}`,
  );

export const weeklyHours: fc.Arbitrary<WeeklyHours> = fc.record(
  {
    weekdays: fc.subarray([...hoursWeekdays], { minLength: 1 }),
    startTime: time,
    endTime: time,
    timeZone: fc.constantFrom(...ZONES),
  },
  { requiredKeys: ['weekdays', 'startTime', 'endTime'] },
);

export const target: fc.Arbitrary<EscalationTarget> = fc.oneof(
  fc.record({
    kind: fc.constant('level' as const),
    level: fc.integer({ min: 1, max: 20 }),
  }),
  fc.constant({ kind: 'team' as const }),
  fc.constant({ kind: 'person' as const, userRef: 'user:default/ana.ruiz' }),
  fc.constant({ kind: 'group' as const, groupRef: 'group:default/payments' }),
  fc.constant({ kind: 'schedule' as const, scheduleId: 'payments-primary' }),
  fc.constant({ kind: 'channel' as const, channel: 'slack-payments' }),
);

const step: fc.Arbitrary<EscalationStep> = fc.record(
  {
    targets: target.map(each => [each]),
    afterMinutes: fc.oneof(
      fc.constantFrom(0, 5, 10),
      fc.integer({ min: 0, max: 1_440 }),
    ),
    when: fc.record(
      {
        severities,
        hours: fc
          .tuple(weeklyHours, fc.boolean())
          .map(([hours, within]) => ({ ...hours, within })),
      },
      { requiredKeys: [] },
    ),
  },
  { requiredKeys: ['targets', 'afterMinutes'] },
);

export const escalationRules: fc.Arbitrary<EscalationRules> = fc.record(
  {
    steps: fc.array(step, { minLength: 1, maxLength: 6 }),
    repeat: fc.integer({ min: 0, max: 9 }),
    repeatAfterMinutes: fc.integer({ min: 1, max: 1_440 }),
    fallback: target,
    acknowledgedForMinutes: fc.integer({ min: 5, max: 10_080 }),
    workingHours: fc
      .tuple(weeklyHours, severities)
      .map(([hours, waiting]) => ({ ...hours, severities: waiting })),
  },
  { requiredKeys: ['steps', 'repeat', 'repeatAfterMinutes'] },
);

/** Around the clock changes of 2026. */
export const instant = fc.integer({
  min: Date.UTC(2026, 0, 1),
  max: Date.UTC(2026, 11, 31),
});
