import { compared } from '../__testUtils__/compared';
import {
  user,
  ANA,
  CHEN,
  layer,
  read,
  rendered,
  workingDays,
  daily,
  layersOf,
  codes,
} from '../__testUtils__/pagerdutyFile';

describe('what PagerDuty computed', () => {
  it('differs nowhere over the weekend on which clocks change, when it is handed over by the wall', () => {
    const found = read([layer()], {
      final_schedule: rendered([
        ['2026-03-02T09:00:00-05:00', '2026-03-09T09:00:00-04:00', ANA],
        ['2026-03-09T09:00:00-04:00', '2026-03-16T09:00:00-04:00', CHEN],
      ]),
    });
    expect(compared(found)).toMatchObject({
      days: 15,
      differingDays: 0,
      differences: [],
    });
  });

  it('is told interval by interval where it keeps the hour of winter', () => {
    const found = read([layer()], {
      final_schedule: rendered([
        ['2026-03-02T09:00:00-05:00', '2026-03-09T10:00:00-04:00', ANA],
        ['2026-03-09T10:00:00-04:00', '2026-03-16T10:00:00-04:00', CHEN],
      ]),
    });
    expect(compared(found)).toMatchObject({ days: 15, differingDays: 2 });
    expect(compared(found)!.differences).toEqual([
      {
        startsAt: Date.parse('2026-03-09T13:00:00Z'),
        endsAt: Date.parse('2026-03-09T14:00:00Z'),
        theirs: ['P1'],
        ours: ['P2'],
      },
      {
        startsAt: Date.parse('2026-03-16T13:00:00Z'),
        endsAt: Date.parse('2026-03-16T14:00:00Z'),
        theirs: ['P2'],
        ours: ['P1'],
      },
    ]);
  });

  it('is told where it has a hole that the engine has not', () => {
    const found = read([layer()], {
      final_schedule: rendered([
        ['2026-02-02T09:00:00-05:00', '2026-02-03T00:00:00-05:00', ANA],
        ['2026-02-03T06:00:00-05:00', '2026-02-09T09:00:00-05:00', ANA],
      ]),
    });
    expect(compared(found)!.differences).toEqual([
      {
        startsAt: Date.parse('2026-02-03T05:00:00Z'),
        endsAt: Date.parse('2026-02-03T11:00:00Z'),
        theirs: [],
        ours: ['P1'],
      },
    ]);
  });

  const EVE = user('P3', 'Eve Sato');
  /** Friday and Monday, one turn a day. */
  const weekend = (friday: object, monday: object) =>
    rendered([
      ['2026-01-09T09:00:00-05:00', '2026-01-09T17:00:00-05:00', friday],
      ['2026-01-12T09:00:00-05:00', '2026-01-12T17:00:00-05:00', monday],
    ]);
  const threeADay = (more: object = {}) => ({
    ...daily(workingDays),
    users: [ANA, CHEN, EVE],
    ...more,
  });

  it('decides whether days without duty count: they do', () => {
    const found = read([threeADay()], { final_schedule: weekend(CHEN, CHEN) });
    expect(layersOf(found)[0].rotation.turnsCounted).toBeUndefined();
    expect(found.losses).toEqual([]);
    expect(compared(found)!.differences).toEqual([]);
  });

  it('decides whether days without duty count: they do not', () => {
    const found = read([threeADay()], { final_schedule: weekend(CHEN, EVE) });
    expect(layersOf(found)[0].rotation.turnsCounted).toBe('active-days');
    expect(found.losses).toEqual([]);
    expect(compared(found)!.differences).toEqual([]);
  });

  it('decides by the layer’s own shifts where another layer covers it', () => {
    const covering = layer({ id: 'PL2', users: [user('P9', 'Dana Roth')] });
    const own = threeADay(weekend(CHEN, EVE));
    expect(layersOf(read([covering, own]))[1].rotation.turnsCounted).toBe(
      'active-days',
    );
  });

  it('leaves it open, and says so, where the file shows nothing of it', () => {
    const found = read([threeADay()]);
    expect(layersOf(found)[0].rotation.turnsCounted).toBeUndefined();
    expect(codes(found)).toEqual(['/schedule/schedule_layers/0 turns-counted']);
  });
});
