import { runtimeClocks } from '@callboard/backstage-plugin-oncall-common';
import {
  ana,
  chen,
  dana,
  scheduleOf,
  weeklyLayer,
} from '../../__testUtils__/schedules';
import { candidatesOf } from './candidates';

const HOUR = 3_600_000;
const now = Date.parse('2026-11-24T10:00:00Z');
const context = { now, clocks: runtimeClocks(now, now + 40 * 24 * HOUR) };

/** Dana by day on weekdays, nobody else. */
const schedule = scheduleOf([
  weeklyLayer([dana], {
    restrictions: [{ kind: 'daily', startTime: '09:00', endTime: '17:00' }],
  }),
]);

const at = (from: string, to: string) => ({
  startsAt: Date.parse(from),
  endsAt: Date.parse(to),
});

describe('candidatesOf', () => {
  it('has those first who are free in the window, with their hours', () => {
    const found = candidatesOf(
      [dana, chen, ana],
      schedule,
      at('2026-11-25T12:00:00Z', '2026-11-25T18:00:00Z'),
      context,
    );
    expect(found.map(({ person, isFree }) => [person, isFree])).toEqual([
      [ana, true],
      [chen, true],
      [dana, false],
    ]);
    expect(found.map(({ hours }) => hours)).toEqual([0, 0, 240]);
  });

  it('has those before others who have less to do', () => {
    const found = candidatesOf(
      [dana, chen],
      schedule,
      at('2026-11-25T18:00:00Z', '2026-11-25T20:00:00Z'),
      context,
    );
    expect(found.map(({ person, isFree }) => [person, isFree])).toEqual([
      [chen, true],
      [dana, true],
    ]);
  });
});
