import { parseInstant } from './instant';
import { parseVersion } from './version';

describe('versions', () => {
  it.each([
    ['1.20.3', '1.20.3'],
    ['v2', '2.0.0'],
    ['V1.2', '1.2.0'],
    ['17', '17.0.0'],
    [' 1.2 ', '1.2.0'],
    ['1.8.0_392', '1.8.0'],
    ['21.0.4+7', '21.0.4'],
    ['1.20-rc1', '1.20.0-rc1'],
    ['3.19-alpine', '3.19.0-alpine'],
    ['3.12.1rc1', '3.12.1-rc1'],
    ['1.2.3.4', '1.2.3'],
    ['latest', undefined],
    ['java-11', undefined],
    ['go1.22', undefined],
    ['7f3a9c1', undefined],
    ['18 || 20', undefined],
    ['1.2.*', undefined],
    ['', undefined],
    ['-1', undefined],
    ['12345678901234567', undefined],
    [`1.2.3-${'a'.repeat(200)}`, undefined],
  ])('%s is %s', (text, expected) => {
    expect(parseVersion(text)?.version).toBe(expected);
  });
});

describe('instants', () => {
  it.each([
    ['2026-11-20', '2026-11-20T00:00:00.000Z'],
    ['2026-11-20T12:00Z', '2026-11-20T12:00:00.000Z'],
    ['2026-11-20T12:00:00.5+01:00', '2026-11-20T11:00:00.500Z'],
    ['2024-02-29', '2024-02-29T00:00:00.000Z'],
  ])('%s is %s', (text, expected) => {
    expect(new Date(parseInstant(text)!).toISOString()).toBe(expected);
  });

  it.each([
    ...['', 'today', '2026', '2026-11', '2026-13-01', '2026-02-30'],
    ...['2026-11-20T12:00:00', '2026-11-20T25:00:00Z', '20 November 2026'],
    ...['2026-02-30T12:00:00Z', '2026-11-20 12:00:00Z', '1795176000000'],
  ])('%s is none', text => {
    expect(parseInstant(text)).toBeUndefined();
  });
});
