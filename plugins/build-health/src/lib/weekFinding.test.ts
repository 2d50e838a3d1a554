import type { BuildWeek } from '@callboard/backstage-plugin-build-health-common';
import { durationTicks } from './durationTicks';
import { findingOf } from './weekFinding';

const weekOf = (
  from: string,
  duration?: Partial<BuildWeek['duration']>,
): BuildWeek => ({
  week: from,
  from,
  ...(duration && { duration: { n: 30, p50: 0, max: 0, ...duration } }),
});

describe('what weeks say of durations', () => {
  const find = (...weeks: (Partial<BuildWeek['duration']> | undefined)[]) =>
    findingOf(
      weeks.map((one, i) => weekOf(`w${i}`, one)),
      'duration',
    );

  it('compares the last week that is known with the first one', () => {
    const slow = { p50: 5, p95: 111 };
    expect(find(undefined, { p50: 5, p95: 100 }, slow, undefined)).toEqual({
      kind: 'rose',
      which: 'p95',
      from: 100,
      to: 111,
      week: weekOf('w1', { p50: 5, p95: 100 }),
    });
    expect(find({ p95: 100 }, { p95: 110 })).toMatchObject({ kind: 'same' });
    expect(find({ p95: 100 }, { p95: 89 })).toMatchObject({ kind: 'fell' });
    // Too few builds for p95 in one of them.
    expect(find({ p50: 60 }, slow)).toMatchObject({
      kind: 'fell',
      which: 'p50',
      from: 60,
      to: 5,
    });
    expect(find(undefined, slow)).toMatchObject({ kind: 'only', to: 111 });
    expect(find(undefined, undefined)).toBeUndefined();
  });
});

describe('ticks of an axis of durations', () => {
  it.each([
    [0, [0, 1_000]],
    [2_500, [0, 1_000, 2_000, 3_000]],
    [290_000, [0, 120_000, 240_000, 360_000]],
    [3_600_000, [0, 900_000, 1_800_000, 2_700_000, 3_600_000]],
    [40 * 86_400_000, [0, 10, 20, 30, 40].map(n => n * 86_400_000)],
  ])('up to %d', (longest, ticks) => {
    expect(durationTicks(longest)).toEqual(ticks);
  });
});
