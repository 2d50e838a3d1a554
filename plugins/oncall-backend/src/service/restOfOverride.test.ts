import {
  validateSchedule,
  type Override,
} from '@callboard/backstage-plugin-oncall-common';
import { weekly } from '../__testUtils__/version';
import type { KeptOverride } from '../database/ScheduleStore';
import { restOfOverride } from './restOfOverride';

const shift = (startsAt: string, endsAt: string, name: string) => ({
  startsAt,
  endsAt,
  userRefs: [`user:default/${name}`],
});

/** Berlin is an hour ahead of UTC. */
const fixed = {
  id: 'o1',
  kind: 'fixed' as const,
  timeZone: 'Europe/Berlin',
  startsAt: '2026-11-26T09:00',
  endsAt: '2026-11-26T21:00',
  shifts: [
    shift('2026-11-26T09:00', '2026-11-26T12:00', 'ana'),
    shift('2026-11-26T12:00', '2026-11-26T16:00', 'ben'),
    shift('2026-11-26T16:00', '2026-11-26T21:00', 'cleo'),
  ],
};

const kept = (override: Override): KeptOverride => ({
  override,
  startsAt: new Date('2026-11-26T08:00:00Z'),
  endsAt: new Date('2026-11-26T20:00:00Z'),
  createdBy: 'user:default/ana',
  createdAt: new Date(0),
});

const restAt = (time: string, override: Override = fixed) =>
  restOfOverride(kept(override), new Date(`2026-11-26T${time}Z`));

describe('restOfOverride', () => {
  it('cuts the shifts of a fixed one with it', () => {
    const rest = restAt('12:29:30');
    expect(rest).toEqual({
      endsAt: new Date('2026-11-26T12:30:00Z'),
      override: {
        ...fixed,
        endsAt: '2026-11-26T12:30:00.000Z',
        shifts: [
          fixed.shifts[0],
          { ...fixed.shifts[1], endsAt: '2026-11-26T12:30:00.000Z' },
        ],
      },
    });
  });

  it.each(['08:00:30', '11:00:00', '12:29:30', '19:59:30'])(
    'leaves what is valid by itself, taken back at %s',
    time => {
      const { override } = restAt(time)!;
      expect(
        validateSchedule({ versions: [weekly('ana')], overrides: [override] }),
      ).toEqual([]);
    },
  );

  it('never makes it longer', () => {
    const last = { ...kept(fixed), endsAt: new Date('2026-11-26T12:29:40Z') };
    const rest = restOfOverride(last, new Date('2026-11-26T12:29:30Z'));
    expect(rest?.endsAt).toEqual(last.endsAt);
  });

  it('cuts the end of any other, and leaves nothing of one that has not begun', () => {
    const { shifts: _, ...window } = fixed;
    const add: Override = {
      ...window,
      kind: 'add',
      userRefs: ['user:default/ana'],
    };
    expect(restAt('12:29:30', add)?.override).toEqual({
      ...add,
      endsAt: '2026-11-26T12:30:00.000Z',
    });
    expect(restAt('08:00:00', add)).toBeUndefined();
  });
});
