import { acknowledgersOf, figuresOf, type CountedAlert } from './pagesOf';

const MINUTE = 60_000;
const ANA = 'user:default/ana';
const BEN = 'user:default/ben';

const page = (
  at: string,
  rest: Partial<CountedAlert> & { afterMinutes?: number; by?: string } = {},
): CountedAlert => {
  const { afterMinutes, by = ANA, ...more } = rest;
  const pagedAt = Date.parse(at);
  return {
    ...{ teamRef: 'group:default/a', timeZone: 'Europe/Berlin', pagedAt },
    ...(afterMinutes !== undefined && {
      acknowledged: { at: pagedAt + afterMinutes * MINUTE, by },
    }),
    ...more,
  };
};

describe('figures of alerts', () => {
  it('are none of no alerts', () => {
    expect(figuresOf([])).toEqual({
      ...{ alerts: 0, pages: 0, outOfHoursPages: 0, acknowledged: 0 },
      unowned: 0,
    });
  });

  it('count pages on the clock of the schedule', () => {
    // A Wednesday.
    const alerts = [
      page('2026-12-02T08:00:00Z'),
      page('2026-12-02T07:59:00Z'),
      page('2026-12-02T16:59:00Z'),
      page('2026-12-02T17:00:00Z'),
      page('2026-12-02T17:00:00Z', { timeZone: 'America/New_York' }),
      page('2026-12-05T11:00:00Z'),
      page('2026-12-02T03:00:00Z', { pagedAt: undefined }),
    ];
    expect(figuresOf(alerts)).toMatchObject({
      ...{ alerts: 7, pages: 6, outOfHoursPages: 3 },
    });
  });

  it.each([
    [[4], 4],
    [[9, 1, 4], 4],
    [[9, 1, 4, 2], 2],
    [[-3], 0],
  ])('of acknowledgements after %p minutes have the median %p', (all, is) => {
    const alerts = all.map(afterMinutes =>
      page('2026-12-02T08:00:00Z', { afterMinutes }),
    );
    const idle = page('2026-12-02T08:00:00Z', { teamRef: undefined });
    expect(figuresOf([...alerts, idle])).toMatchObject({
      ...{ acknowledged: all.length, acknowledgedAfterMs: is * MINUTE },
      ...{ pages: all.length + 1, unowned: 1 },
    });
  });

  it('name who acknowledged pages', () => {
    const at = '2026-12-02T08:00:00Z';
    expect(
      acknowledgersOf([
        page(at, { afterMinutes: 1, by: BEN }),
        page(at, { afterMinutes: 3 }),
        page(at, { afterMinutes: 2 }),
        page(at),
        page(at, { afterMinutes: 2, pagedAt: undefined }),
      ]),
    ).toEqual({
      pages: 3,
      people: [
        { userRef: ANA, count: 2, lastAt: '2026-12-02T08:03:00.000Z' },
        { userRef: BEN, count: 1, lastAt: '2026-12-02T08:01:00.000Z' },
      ],
    });
  });
});
