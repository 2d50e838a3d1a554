import { fakeClock } from './fakeClock';

describe('fakeClock', () => {
  it('stands still, and moves as far as it is told', () => {
    const clock = fakeClock('2026-11-24T09:00:00Z');
    const before = clock.now();
    expect(clock.now()).toEqual(before);

    clock.advance(90_000);
    expect(clock.now().toISOString()).toBe('2026-11-24T09:01:30.000Z');
    expect(before.toISOString()).toBe('2026-11-24T09:00:00.000Z');

    clock.advance(-60_000);
    expect(clock.now().toISOString()).toBe('2026-11-24T09:00:30.000Z');
  });

  it('hands out dates that a caller may change', () => {
    const clock = fakeClock('2026-11-24T10:00:00+01:00');
    clock.now().setFullYear(1999);
    expect(clock.now().toISOString()).toBe('2026-11-24T09:00:00.000Z');
  });

  it.each(['noon', '2026-11-24T09:00:00', '2026-11-24'])(
    'refuses "%s"',
    start => {
      expect(() => fakeClock(start)).toThrow(RangeError);
    },
  );
});
