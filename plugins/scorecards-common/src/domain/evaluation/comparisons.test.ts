import { missing, of, truth, unavailable, value } from './__testUtils__/asking';

const FACT = {
  boolean: 'catalog/is-documented',
  number: 'catalog/tier',
  string: 'catalog/lifecycle',
  version: 'build/java',
  time: 'build/finished-at',
  duration: 'build/p95',
  texts: 'catalog/tags',
  plain: 'catalog/aliases',
  numbers: 'build/sizes',
  versions: 'build/versions',
} as const;

const HOUR = 3_600_000;

describe('comparisons', () => {
  it.each<[keyof typeof FACT, unknown, object, boolean]>([
    ['boolean', true, { equals: true }, true],
    ['boolean', false, { equals: true }, false],
    ['boolean', false, { notEquals: true }, true],
    ['boolean', false, { in: [true, false] }, true],
    ['number', 2, { equals: 2 }, true],
    ['number', 2, { notEquals: 2 }, false],
    ['number', 2, { in: [1, 2] }, true],
    ['number', 2, { notIn: [1, 3] }, true],
    ['number', 80, { atLeast: 80 }, true],
    ['number', 79.9, { atLeast: 80 }, false],
    ['number', 80, { moreThan: 80 }, false],
    ['number', 80, { atMost: 80 }, true],
    ['number', 80, { lessThan: 80 }, false],
    ['number', -0, { equals: 0 }, true],
    ['string', 'a', { equals: 'a' }, true],
    ['string', 'A', { equals: 'a' }, false],
    ['string', '', { equals: '' }, true],
    ['string', 'b', { notIn: ['a', 'c'] }, true],
    ['string', 'svc-a', { glob: 'svc-*' }, true],
    ['string', 'lib-a', { glob: ['svc-*', 'lib-?'] }, true],
    ['string', 'a svc-a', { glob: 'svc-*' }, false],
    ['string', 'a svc-a', { matches: 'svc-[a-z]$' }, true],
    ['string', 'a svc-a', { matches: '^svc' }, false],
    ['version', '3.10.0', { atLeast: '3.9' }, true],
    ['version', 'v2', { equals: '2.0.0' }, true],
    ['version', '2.0.0-rc.1', { equals: '2.0.0' }, false],
    ['version', '2.0.0-rc.1', { lessThan: '2' }, true],
    ['version', '2.0.0-rc.1', { atLeast: '1.5' }, true],
    ['version', '2.0.0-rc.1', { satisfies: '>=1.5' }, true],
    ['version', '18-alpine', { satisfies: '<20' }, true],
    ['version', '20-alpine', { satisfies: '<20' }, false],
    ['version', '21.0.0-rc.1', { satisfies: '^20.1' }, false],
    ['version', '2.0.0-rc.1', { satisfies: '>=2.0.0-alpha' }, true],
    ['version', '1.8.0_392', { lessThan: '11' }, true],
    ['version', '17', { in: ['11', '17.0.0'] }, true],
    ['version', '17', { notIn: ['11', '21'] }, true],
    ['version', '20.9.1', { satisfies: '>=20 <23' }, true],
    ['version', '23.0.0', { satisfies: '>=20 <23' }, false],
    ['duration', 90 * 60_000, { equals: '1h 30m' }, true],
    ['duration', 90 * 60_000, { atMost: '90m' }, true],
    ['duration', 36 * HOUR, { moreThan: '1d' }, true],
    ['duration', 36 * HOUR, { in: ['36h', '7d'] }, true],
    [
      'time',
      '2026-11-20T12:00:00Z',
      { equals: '2026-11-20T13:00:00+01:00' },
      true,
    ],
    ['time', '2026-11-20T00:00:00Z', { equals: '2026-11-20' }, true],
    ['time', '2026-11-19T23:59:59Z', { before: '2026-11-20' }, true],
    ['time', '2026-11-20T00:00:00Z', { before: '2026-11-20' }, false],
    ['time', '2026-11-20T00:00:00.001Z', { after: '2026-11-20' }, true],
    ['time', '2026-11-13T11:59:59Z', { olderThan: '7d' }, true],
    ['time', '2026-11-13T12:00:00Z', { olderThan: '7d' }, false],
    ['time', '2026-11-13T12:00:00Z', { newerThan: '7d' }, false],
    ['time', '2026-11-13T12:00:01Z', { newerThan: '1w' }, true],
    ['time', '2027-01-01T00:00:00Z', { newerThan: '0s' }, true],
    ['texts', ['a', 'b'], { contains: 'b' }, true],
    ['texts', [], { contains: 'b' }, false],
    ['texts', ['a', 'b'], { containsAny: ['c', 'a'] }, true],
    ['texts', ['a', 'b'], { containsAll: ['b', 'a'] }, true],
    ['texts', ['a', 'b'], { containsAll: ['b', 'c'] }, false],
    ['plain', ['a', 'b'], { contains: 'b' }, true],
    ['numbers', [1, 2], { contains: 2 }, true],
    ['versions', ['1.2', '2'], { contains: '1.2.0' }, true],
    ['texts', ['a'], { present: true }, true],
    ['texts', [], { present: true }, true],
  ])('%s %j %j is %s', (type, found, comparison, expected) => {
    const condition = { fact: FACT[type], ...comparison };
    const row = of(FACT[type], value(found));
    expect(truth(condition, row)).toBe(String(expected));
    expect(truth({ not: condition }, row)).toBe(String(!expected));
    // Nothing else than a value decides.
    const presence = 'present' in comparison;
    for (const [reading, isStale, other] of [
      [undefined, false, 'unknown'],
      [unavailable, false, 'unknown'],
      [value(found), true, 'unknown'],
      [missing, true, 'unknown'],
      [missing, false, presence ? 'false' : 'unknown'],
    ] as const) {
      expect(truth(condition, of(FACT[type], reading, isStale))).toBe(other);
    }
    const stale = of(FACT[type], value(found), true);
    expect(truth(condition, stale, true)).toBe(String(expected));
  });

  it.each<[keyof typeof FACT, unknown, object]>([
    ['number', '80', { atLeast: 80 }],
    ['number', '80', { notEquals: 80 }],
    ['number', Number.NaN, { notEquals: 80 }],
    ['number', null, { lessThan: 80 }],
    ['string', 80, { equals: '80' }],
    ['string', 80, { notIn: ['80'] }],
    ['string', ['a'], { matches: 'a' }],
    ['boolean', 'true', { equals: true }],
    ['boolean', 0, { notEquals: true }],
    ['version', 'latest', { notEquals: '1' }],
    ['version', 'java-11', { atLeast: '8' }],
    ['time', 'yesterday', { before: '2027-01-01' }],
    ['time', 'yesterday', { olderThan: '1d' }],
    ['duration', '36h', { atLeast: '36h' }],
    ['texts', 'java', { contains: 'java' }],
    ['texts', [7], { contains: '7' }],
    ['texts', [undefined, 'a'], { contains: 'b' }],
    ['versions', ['latest'], { contains: '1' }],
  ])('nothing is known of a %s that is %j: %j', (type, found, comparison) => {
    const condition = { fact: FACT[type], ...comparison };
    expect(truth(condition, of(FACT[type], value(found)))).toBe('unknown');
  });
});

describe('maps', () => {
  const labels = of(
    'catalog/labels',
    value({ team: 'a', ['__proto__']: 'b', constructor: 'c' }),
  );

  it.each([
    [{ key: 'team', equals: 'a' }, 'true'],
    [{ key: 'team', present: false }, 'false'],
    [{ key: 'other', equals: 'a' }, 'unknown'],
    [{ key: 'other', notEquals: 'a' }, 'unknown'],
    [{ key: 'other', present: true }, 'false'],
    [{ key: 'other', present: false }, 'true'],
    [{ key: 'constructor', equals: 'c' }, 'true'],
    [{ key: '__proto__', equals: 'b' }, 'true'],
    [{ key: 'toString', present: true }, 'false'],
    [{ key: 'hasOwnProperty', matches: '.' }, 'unknown'],
    [{ present: true }, 'true'],
  ])('%j is %s', (question, expected) => {
    expect(truth({ fact: 'catalog/labels', ...question }, labels)).toBe(
      expected,
    );
  });

  it.each([
    [missing, 'false', 'unknown'],
    [unavailable, 'unknown', 'unknown'],
    [undefined, 'unknown', 'unknown'],
  ])('that are not there: %j', (reading, presence, equality) => {
    const row = of('catalog/labels', reading);
    const key = { fact: 'catalog/labels', key: 'team' };
    expect(truth({ ...key, present: true }, row)).toBe(presence);
    expect(truth({ ...key, equals: 'a' }, row)).toBe(equality);
  });
});
