import * as fc from 'fast-check';
import { nearestName } from './nearestName';

const OPERATORS = ['equals', 'notEquals', 'atLeast', 'atMost', 'in', 'notIn'];

describe('nearestName', () => {
  it.each([
    ['atLeats', 'atLeast'],
    ['at-least', 'atLeast'],
    ['Equals', 'equals'],
    ['notequal', 'notEquals'],
    ['atMots', 'atMost'],
    ['im', 'in'],
    ['x', undefined],
    ['zz', undefined],
    ['completely-else', undefined],
    ['', undefined],
  ])('takes %s for %s', (name, expected) => {
    expect(nearestName(name, OPERATORS)).toBe(expected);
  });

  it('chooses the first in the alphabet of those that are as near', () => {
    expect(nearestName('lavel', ['navel', 'level'])).toBe('level');
    expect(nearestName('bold', ['gold', 'cold'])).toBe('cold');
  });

  it('finds a name again after any one slip', () => {
    const names = [
      'catalog/description-length',
      'oncall/level2-size',
      'passes',
    ];
    fc.assert(
      fc.property(
        fc.constantFrom(...names),
        fc.nat(),
        fc.constantFrom('swap', 'drop', 'double', 'change'),
        (name, place, slip) => {
          const at = place % (name.length - 1);
          const [a, b] = [name[at], name[at + 1]];
          const written = {
            swap: b + a,
            drop: b,
            double: a + a + b,
            change: `~${b}`,
          };
          const typo = name.slice(0, at) + written[slip] + name.slice(at + 2);
          expect(nearestName(typo, names)).toBe(name);
        },
      ),
    );
  });

  it('does not compare what is too long', () => {
    expect(nearestName('a'.repeat(1e6), ['a'.repeat(1e6 - 1)])).toBeUndefined();
  });
});
