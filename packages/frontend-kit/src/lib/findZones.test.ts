import { findZones } from './findZones';

describe('findZones', () => {
  it('finds cities first, and always the chosen one', () => {
    expect(findZones('new york', '')[0]).toBe('America/New_York');
    expect(findZones('berlin', 'Asia/Tokyo')).toEqual([
      'Asia/Tokyo',
      'Europe/Berlin',
    ]);
    expect(findZones('no such place', '')).toEqual([]);
  });
});
