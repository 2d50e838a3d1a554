import { entity } from './__testUtils__/facts';
import { owned, suggest, told } from './__testUtils__/suggest';

describe('names', () => {
  it.each([
    ['group:other/ledger', 'Ledger'],
    ['team-ledger', 'Ledger'],
    ['Ledger Squad', 'Ledger'],
    ['user:ledger', 'Ledger'],
    ['ledgr', 'Ledger'],
    ['brand', 'Brand'],
  ])('an owner written as %p is nearly %s', (writtenOwner, title) => {
    const [first] = suggest(entity('x', { writtenOwner }));
    expect(first).toMatchObject({ owner: { title }, strength: 'strong' });
    expect(first.evidence[0].text).toBe(
      `Its owner is written as ${writtenOwner}, nearly the name of ${title}`,
    );
  });

  it.each(['ledger@example.com', 'LEDGER@example.com'])(
    'the address %s is that of a team',
    writtenOwner => {
      expect(told(entity('x', { writtenOwner }))).toEqual([
        'Ledger strong: Its owner is written as the address of Ledger',
      ]);
    },
  );

  it.each([
    ['nothing-alike', []],
    ['hidden', []],
    ['group:team-TEAM-NAME', []],
    ['someone@example.com', []],
  ])('an owner written as %p is like no team', (writtenOwner, expected) => {
    expect(told(entity('x', { writtenOwner }))).toEqual(expected);
  });

  it.each([
    ['old-ledger-batch', ['Ledger weak: Its name contains “ledger”']],
    ['brand_assets', ['Brand weak: Its name contains “brand”']],
    ['ledgers', []],
    ['team', []],
  ])('finds the team in the name %s', (name, expected) => {
    expect(told(entity(name))).toEqual(expected);
  });

  it('looks at who owns what is named alike', () => {
    const others = ['fx-rates', 'fx-quotes', 'fx-desk'].map(name =>
      owned(name, 'treasury'),
    );
    expect(told(entity('fx-archive'), others)).toEqual([
      'Treasury weak: Treasury owns 3 of 3 whose names begin with “fx”',
    ]);
  });
});
