import { matchesOf, rankOf, take, termsOf } from './matching';

describe('rankOf', () => {
  it.each([
    ['ledger', 'ledger', 0],
    ['ledger\nldg', 'ldg', 0],
    ['ledger', 'le', 1],
    ['the ledger\nledger', 'le', 1],
    ['payment-router', 'r', 2],
    ['payment router', 'router', 2],
    ['payment-router', 'e', 3],
    // The second place is the beginning of a word, the first is none.
    ['corner-order', 'or', 2],
    ['payment-router', 'pay rou', 1],
    ['payment-router', 'rou pay', 2],
    ['payment-router', 'pay x', undefined],
    // Never over the line between title and name.
    ['pay\nroll', 'payroll', undefined],
  ])('ranks %j for %j as %s', (text, q, rank) => {
    expect(rankOf(text, termsOf(q))).toBe(rank);
  });
});

describe('matchesOf', () => {
  const named = (title: string) => ({
    entityRef: `component:default/${title.toLowerCase().replace(/ /g, '-')}`,
    title,
  });
  const all = ['Card vault', 'Vault', 'Vault keys', 'Unvaulted', 'Audit'].map(
    named,
  );
  const found = (q: string) =>
    [...matchesOf(all, termsOf(q))].map(match => match.named.title);

  it('brings the best first, equal ones by title', () => {
    expect(found('VAULT')).toEqual([
      'Vault',
      'Vault keys',
      'Card vault',
      'Unvaulted',
    ]);
    expect(found('a')).toEqual([
      'Audit',
      'Card vault',
      'Unvaulted',
      'Vault',
      'Vault keys',
    ]);
  });

  it('finds by the name in the reference, too', () => {
    const other = { entityRef: 'component:default/pay-core', title: 'Core' };
    expect([...matchesOf([other], termsOf('pay-c'))]).toEqual([
      { named: other, rank: 1 },
    ]);
  });

  it('looks no further than is taken', () => {
    const looked = jest.fn();
    const watched = (name: string) => ({
      entityRef: `component:default/${name}`,
      get title() {
        looked(name);
        return name;
      },
    });
    const matches = matchesOf(['pay', 'payments', 'my-pay'].map(watched), [
      'pay',
    ]);
    const ofMatches = (most: number) =>
      take(matches, most).map(({ rank }) => rank);
    expect(ofMatches(1)).toEqual([0]);
    expect(ofMatches(1)).toEqual([1]);
    expect(ofMatches(5)).toEqual([2]);
    expect(ofMatches(5)).toEqual([]);
    expect(looked).toHaveBeenCalledTimes(3);
  });
});
