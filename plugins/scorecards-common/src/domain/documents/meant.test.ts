import {
  meantBoolean,
  meantDay,
  meantDuration,
  meantEffort,
  meantMilliseconds,
  meantNumber,
} from './meant';

describe('what was meant', () => {
  it.each([
    ['30 days', '30d'],
    ['1 day', '1d'],
    ['7 Days', '1w'],
    ['10min', '10m'],
    ['90 minutes', '1h 30m'],
    ['1.5h', '1h 30m'],
    ['2 hrs', '2h'],
    ['45 s', '45s'],
    ['500ms', '500ms'],
    ['P30D', '30d'],
    ['PT90M', '1h 30m'],
    ['6 months', '180d'],
    ['6mo', '180d'],
    ['1y', '365d'],
    ['30', undefined],
    ['soon', undefined],
    ['3 sprints', undefined],
    ['-7d', undefined],
    ['d', undefined],
    [600_000, '10m'],
    [30, undefined],
    [1_000.5, undefined],
    [-5_000, undefined],
    [null, undefined],
  ])('by %p is the duration %p', (text, meant) => {
    expect(meantDuration(text)).toBe(meant);
  });

  it.each([
    ['2 hours', '2h'],
    ['1 hour', '1h'],
    ['1.5 days', '1d 4h'],
    ['90 min', '1h 30m'],
    ['1w', '5d'],
    ['2 weeks', '10d'],
    ['1 month', undefined],
    ['10s', undefined],
    ['2', undefined],
    ['much', undefined],
  ])('by %p is the effort %p', (text, meant) => {
    expect(meantEffort(text)).toBe(meant);
  });

  it.each([
    ['31.1.2027', '2027-01-31'],
    ['01.01.2027', '2027-01-01'],
    ['2027-1-31', '2027-01-31'],
    ['2027/01/31', '2027-01-31'],
    ['2027-01-31T10:00:00Z', '2027-01-31'],
    ['2027-01-31 10:00', '2027-01-31'],
    ['2027-02-30', undefined],
    // A month or a day, nobody knows.
    ['01/02/2027', undefined],
    ['1 Jan 2027', undefined],
  ])('by %p is the day %p', (text, meant) => {
    expect(meantDay(text)).toBe(meant);
  });

  it.each([
    ['5', '5'],
    ['-0.5', '-0.5'],
    ['80%', '80'],
    ['80 %', '80'],
    ['1,000', '1000'],
    ['12,345,678', '12345678'],
    ['0,5', '0.5'],
    ['many', undefined],
    ['5 people', undefined],
  ])('by %p is the number %p', (text, meant) => {
    expect(meantNumber(text)).toBe(meant);
  });

  it.each([
    ['yes', 'true'],
    ['True', 'true'],
    ['off', 'false'],
    ['', undefined],
    [1, undefined],
  ])('by %p is %p', (value, meant) => {
    expect(meantBoolean(value)).toBe(meant);
  });

  it('by a duration is a number of milliseconds', () => {
    expect(meantMilliseconds('30d')).toBe('2592000000');
    expect(meantMilliseconds('often')).toBeUndefined();
  });
});
