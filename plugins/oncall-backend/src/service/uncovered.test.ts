import { goneReason } from './uncovered';

const people = (count: number) =>
  Array.from({ length: count }, (_, i) => `user:default/person-${i + 1}`);

describe('goneReason', () => {
  it('names who left, and counts those behind the first five', () => {
    expect(goneReason()).toBeUndefined();
    expect(goneReason(people(2))).toBe('person-1, person-2 left the catalog');
    expect(goneReason(people(100))).toBe(
      'person-1, person-2, person-3, person-4, person-5 and 95 more left the catalog',
    );
  });
});
