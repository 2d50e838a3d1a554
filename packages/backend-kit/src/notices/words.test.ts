import * as fc from 'fast-check';
import { clip, clipName, listNames } from './words';

describe('words', () => {
  it.each([
    [['Rates'], 'Rates'],
    [['Rates', 'Payouts'], 'Rates and Payouts'],
    [['Rates', 'Payouts', 'Ledger API'], 'Rates, Payouts and Ledger API'],
    [
      ['Rates', 'Payouts', 'Ledger API', 'Books', 'Tax'],
      'Rates, Payouts, Ledger API and 2 more',
    ],
  ])('lists %j', (names, text) => {
    expect(listNames(names)).toBe(text);
  });

  it('makes one line of at most 200 characters out of anything', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 400 }),
        fc.constantFrom('', '\n', ' \t '),
        (text, space) => {
          const clipped = clip(`${text}${space}${text}`);
          expect([...clipped].length).toBeLessThanOrEqual(200);
          expect(clipped).not.toMatch(/[\n\t]| {2}|^ | $/);
          expect(clip(clipped)).toBe(clipped);
        },
      ),
    );
  });

  it('cuts no character in half', () => {
    expect(clipName('🧾'.repeat(80))).toBe(`${'🧾'.repeat(59)}…`);
  });
});
