import {
  WEEKDAYS,
  daily,
  turns,
  type NewLayer,
  type NewOverride,
} from '../domain/__testUtils__/configuration';
import {
  ana,
  chen,
  write,
  weekly,
  christmas,
} from './__testUtils__/writtenFile';
import type { ScheduleFileFormat } from './types';

describe('what another format cannot say', () => {
  const oddTimes: NewLayer = {
    ...weekly(),
    restrictions: [daily('09:15', '17:00')],
  };
  const working = (turnsCounted: 'always' | 'active-days'): NewLayer => ({
    // With two, five days and seven hand over to the same one.
    rotation: turns('day', '2026-11-02T09:00', [ana, chen, ''], {
      turnsCounted,
    }),
    restrictions: [daily('09:00', '17:00', WEEKDAYS)],
  });
  const covering = { ...weekly({ startSlot: 1 }), priority: 1 };
  const elsewhere = { ...weekly(), timeZone: 'America/New_York' };
  const later = weekly({ effectiveFrom: '2027-01-06T12:00' });
  const replace: NewOverride = {
    kind: 'replace',
    userRef: ana,
    byUserRefs: [chen],
    ...christmas,
  };
  const half: NewOverride = {
    kind: 'fixed',
    shifts: [
      {
        startsAt: '2026-12-24T09:00',
        endsAt: '2026-12-25T09:00',
        userRefs: [ana],
      },
    ],
    ...christmas,
  };
  const both: NewOverride = {
    kind: 'replace-all',
    userRefs: [ana, chen],
    ...christmas,
  };

  it.each([
    [
      'pagerduty',
      'two at a time',
      [weekly(), weekly({ startSlot: 1 })],
      [],
      ['people'],
    ],
    [
      'pagerduty',
      'two in a slot',
      [{ rotation: turns('week', '2026-11-02T09:00', [`${ana} ${chen}`]) }],
      [],
      ['people'],
    ],
    [
      'pagerduty',
      'equal layers at different times',
      [
        { ...weekly(), restrictions: [daily('00:00', '12:00')] },
        { ...weekly(), restrictions: [daily('12:00', '00:00')] },
      ],
      [],
      [],
    ],
    ['pagerduty', 'times at a quarter past', [oddTimes], [], []],
    ['opsgenie', 'times at a quarter past', [oddTimes], [], ['minutes']],
    [
      'opsgenie',
      'a layer that covers another',
      [weekly(), covering],
      [],
      ['priority'],
    ],
    [
      'opsgenie',
      'a covering layer of the same people at the same time',
      [weekly(), { ...covering, rotation: weekly().rotation }],
      [],
      [],
    ],
    ['opsgenie', 'a beginning within a turn', [later], [], ['effective']],
    ['pagerduty', 'a beginning within a turn', [later], [], []],
    [
      'opsgenie',
      'days without duty that do not count',
      [working('active-days')],
      [],
      ['active-days'],
    ],
    ['opsgenie', 'days without duty that count', [working('always')], [], []],
    [
      'pagerduty',
      'months',
      [{ rotation: turns('month', '2026-11-02T09:00', [ana]) }],
      [],
      ['month'],
    ],
    ['opsgenie', 'a zone of its own', [elsewhere], [], ['zone']],
    [
      'pagerduty',
      'an override of one person',
      [weekly()],
      [replace],
      ['override-kind'],
    ],
    ['opsgenie', 'a block with a hole', [weekly()], [half], ['fixed-gap']],
    [
      'pagerduty',
      'an override by two',
      [weekly()],
      [both],
      ['override-people'],
    ],
  ] as [ScheduleFileFormat, string, NewLayer[], NewOverride[], string[]][])(
    '%s: %s',
    (format, _, layers, overrides, codes) => {
      const { losses } = write(format, layers, overrides);
      expect(losses.map(({ code }) => code)).toEqual(codes);
    },
  );

  it('is measured: two at a time are one of them, each day of the year', () => {
    const { comparison } = write('pagerduty', [
      weekly(),
      weekly({ startSlot: 1 }),
    ]);
    expect(comparison).toMatchObject({ days: 366, differingDays: 366 });
    expect(comparison!.differences[0]).toMatchObject({
      ours: [ana, chen],
      theirs: [chen],
    });
  });

  it('is measured: a zone of its own differs when only one of the clocks has changed', () => {
    const { comparison } = write('opsgenie', [elsewhere]);
    const days = comparison!.differences.map(({ startsAt }) =>
      new Date(startsAt).toISOString().slice(0, 10),
    );
    // New York changes two weeks before Berlin in spring, and a week after it in autumn.
    expect(days).toEqual(['2027-03-15', '2027-03-22', '2027-11-01']);
  });
});
