import fc from 'fast-check';
import { networkOf } from './networkOf';
import { RateLimit } from './RateLimit';

function setup(perMinute: number, burst: number) {
  const at = { now: 0 };
  const limit = new RateLimit({ perMinute, burst, clock: () => at.now });
  return { at, limit };
}

describe('RateLimit', () => {
  it('lets a burst through, and then so many a minute', () => {
    const { at, limit } = setup(60, 3);
    const asked = () => limit.admit('a');
    expect([asked(), asked(), asked(), asked()]).toEqual([0, 0, 0, 1]);
    at.now += 999;
    expect(asked()).toBe(1);
    at.now += 1;
    expect([asked(), asked()]).toEqual([0, 1]);
    expect(limit.admit('b')).toBe(0);
  });

  it('says after how many seconds the next one is let through', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 10_000 }),
        fc.integer({ min: 1, max: 50 }),
        (perMinute, burst) => {
          const { at, limit } = setup(perMinute, burst);
          let wait = 0;
          for (let n = 0; n <= burst; n++) wait = limit.admit('a');
          expect(wait).toBeGreaterThanOrEqual(1);
          at.now += wait * 1_000;
          expect(limit.admit('a')).toBe(0);
        },
      ),
    );
  });

  it('lets no more than the rate and one burst through in any time', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 2_000 }), { maxLength: 200 }),
        pauses => {
          const { at, limit } = setup(120, 5);
          let through = 0;
          for (const pause of pauses) {
            at.now += pause;
            if (limit.admit('a') === 0) through++;
          }
          expect(through).toBeLessThanOrEqual(5 + at.now / 500 + 1e-6);
        },
      ),
    );
  });

  it('is not emptied by a clock that is set back', () => {
    const { at, limit } = setup(60, 2);
    limit.admit('a');
    at.now -= 100_000;
    expect(limit.admit('a')).toBe(0);
    at.now += 1_000;
    expect(limit.admit('a')).toBe(0);
  });

  it('tells no more than so many apart', () => {
    const { limit } = setup(60, 1);
    for (let n = 0; n < 10_500; n++) limit.admit(`${n}`);
    expect(limit.size).toBe(10_000);
    expect(limit.admit('10499')).toBe(1);
    expect(limit.admit('0')).toBe(0);
  });
});

describe('networkOf', () => {
  it.each([
    ['192.0.2.7', '192.0.2.7'],
    ['::ffff:192.0.2.7', '::ffff:192.0.2.7'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
    ['2001:db8:1:2::6', '2001:db8:1:2'],
    ['2001:db8::6', '2001:db8:0:0'],
    ['::1', '0:0:0:0'],
    ['::', '0:0:0:0'],
    ['', ''],
  ])('of %s is %s', (address, network) => {
    expect(networkOf(address)).toBe(network);
  });
});
