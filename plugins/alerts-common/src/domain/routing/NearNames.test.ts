import fc from 'fast-check';
import { NearNames } from './NearNames';

const names = [
  'ledger',
  'ledger-api',
  'payment-router',
  'payments',
  'card-vault',
  'fx-rates',
];
const near = new NearNames(
  names.map(name => ({ entityRef: `component:default/${name}`, name })),
);

const nearTo = (text: string, limit = 3) =>
  near.near(text, limit).map(ref => ref.slice('component:default/'.length));

describe('NearNames', () => {
  it.each([
    ['ledger', ['ledger', 'ledger-api']],
    ['Ledgers', ['ledger', 'ledger-api']],
    ['payment_router', ['payment-router', 'payments']],
    ['vault-card', ['card-vault']],
    ['fx', ['fx-rates']],
    ['kubernetes', []],
    ['', []],
    ['-', []],
  ])('of "%s" are %j', (text, expected) => {
    expect(nearTo(text)).toEqual(expected);
  });

  it('are no more than asked for', () => {
    expect(nearTo('ledger', 1)).toEqual(['ledger']);
  });

  it('begin with the very name', () => {
    fc.assert(
      fc.property(fc.constantFrom(...names), name => {
        expect(nearTo(name)[0]).toBe(name);
      }),
    );
  });

  it('take any text', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 2_000, unit: 'grapheme' }), text => {
        expect(nearTo(text).length).toBeLessThanOrEqual(3);
      }),
    );
  });
});
