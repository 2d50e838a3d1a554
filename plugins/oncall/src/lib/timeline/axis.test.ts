import { runtimeClocks } from '@callboard/backstage-plugin-oncall-common';
import { clockNights, daysOf, ticksOf, weekendsOf } from './axis';
import { windowOf } from './window';

const at = (text: string) => Date.parse(`${text}Z`);
const clocks = runtimeClocks(at('2026-10-01T00:00'), at('2027-06-01T00:00'));
const berlin = clocks('Europe/Berlin');
const iso = (instant: number) => new Date(instant).toISOString().slice(0, 16);
const spring = windowOf('weeks', '2027-03-22', berlin, at('2027-03-22T12:00'));

describe('ticksOf', () => {
  it('marks days where the zone begins them', () => {
    const ticks = ticksOf(spring, berlin, 900).map(tick => iso(tick.at));
    expect(ticks).toHaveLength(14);
    expect(ticks.slice(5, 8)).toEqual([
      '2027-03-26T23:00',
      '2027-03-27T23:00',
      '2027-03-28T22:00',
    ]);
  });

  it('marks days of another zone within the same window', () => {
    const [first] = ticksOf(spring, clocks('Asia/Kolkata'), 900);
    expect(iso(first.at)).toBe('2027-03-22T18:30');
  });

  it('marks Mondays of a quarter, and each day where it is drawn wide', () => {
    const quarter = windowOf(
      'quarter',
      '2026-11-01',
      berlin,
      at('2026-11-01T12:00'),
    );
    expect(ticksOf(quarter, berlin, 1_500)).toHaveLength(13);
    expect(ticksOf(quarter, berlin, 9_000)).toHaveLength(92);
  });
});

it('puts Saturday and Sunday together, the short one of March too', () => {
  expect(
    weekendsOf(spring, berlin).map(span => [
      iso(span.startsAt),
      iso(span.endsAt),
    ]),
  ).toEqual([
    ['2027-03-26T23:00', '2027-03-28T22:00'],
    ['2027-04-02T22:00', '2027-04-04T22:00'],
  ]);
});

it('finds the night in which clocks go forward', () => {
  const [night, ...others] = clockNights(spring, berlin);
  expect(others).toEqual([]);
  expect(iso(night.at)).toBe('2027-03-28T01:00');
  expect(iso(night.before)).toBe('2027-03-28T02:00');
  expect(iso(night.after)).toBe('2027-03-28T03:00');
});

it('has a day of 23 hours', () => {
  const days = daysOf(spring, berlin);
  expect(days).toHaveLength(14);
  expect(
    days
      .filter(({ startsAt, endsAt }) => endsAt - startsAt !== 86_400_000)
      .map(({ date }) => date),
  ).toEqual(['2027-03-28']);
});
