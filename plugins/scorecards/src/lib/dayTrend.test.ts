import { dayAt, sparkPath, spanOf } from './dayTrend';

const path = (days: (number | null)[]) =>
  sparkPath({ days, width: 96, height: 24, margin: 2 });

describe('the line of days', () => {
  it('goes from the left to the right, the highest at the top', () => {
    expect(path([0, 50, 100])).toBe('M2 22L48 12L94 2');
  });

  it('is parted by what is not known, and a day alone is a dot', () => {
    expect(path([0, null, 100])).toBe('M2 22h0.1M94 2h0.1');
    expect(path([null, 0, 100])).toBe('M48 22L94 2');
  });

  it('lies in the middle where nothing changes', () => {
    expect(path([7, 7])).toBe('M2 12L94 12');
  });

  it('is none where nothing is known', () => {
    expect(path([null, null])).toBe('');
    expect(path([])).toBe('');
  });
});

describe('the span of days', () => {
  it('names the first that is known, the last and the bounds', () => {
    expect(spanOf([null, 5, 9, null, 2, null])).toEqual({
      from: 5,
      to: 2,
      first: 1,
      min: 2,
      max: 9,
    });
    expect(spanOf([null])).toBeUndefined();
  });

  it('ends today', () => {
    const now = Date.UTC(2026, 10, 28, 23, 59);
    const day = (index: number) =>
      dayAt({ index, days: 30, now }).toISOString().slice(0, 10);
    expect([day(0), day(29)]).toEqual(['2026-10-30', '2026-11-28']);
  });
});
