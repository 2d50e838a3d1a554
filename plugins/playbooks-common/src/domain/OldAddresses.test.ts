import { AlertIndex } from './AlertIndex';
import { OldAddresses } from './OldAddresses';

const page = {
  id: 'lag',
  title: 'LedgerLag',
  names: ['LedgerLag'],
  alerts: [],
  addresses: ['https://git.example/docs/blob/main/LedgerLag.md'],
  sections: [{ id: 'impact', title: 'Impact' }],
};

const old = new OldAddresses(
  [
    { from: 'https://wiki.example/lag', to: 'https://wiki.example/lag2' },
    { from: 'https://wiki.example/lag2', to: page.addresses[0] },
    {
      from: 'https://old.example/runbooks/',
      to: 'https://git.example/docs/blob/main/',
    },
    { from: 'https://old.example/runbooks/x/', to: 'https://gone.example/' },
    { from: 'https://a.example/', to: 'https://b.example/' },
    { from: 'https://b.example/', to: 'https://a.example/' },
    { from: 'https://c.example/', to: 'https://c.example/c/' },
    {
      from: 'https://wiki.example/view?id=7',
      to: 'https://portal.example/playbooks/r/LedgerLag',
    },
  ],
  ['https://portal.example/playbooks/r'],
);
const index = new AlertIndex([page], [], old);

describe('an address that was given out once', () => {
  it.each([
    ['a chain', 'https://wiki.example/lag#impact', 'impact'],
    ['a folder', 'https://old.example/runbooks/LedgerLag.html', undefined],
    ['a query', 'https://wiki.example/view?id=7', undefined],
    ['a name', 'https://portal.example/playbooks/r/ledgerlag?a=b', undefined],
  ])('leads to the page by %s', (_, address, sectionId) => {
    expect(index.find('Other', address)[0]).toEqual({
      pageId: 'lag',
      reason: 'runbook-url',
      ...(sectionId && { sectionId }),
    });
  });

  it.each([
    'https://a.example/LedgerLag',
    'https://c.example/LedgerLag',
    'https://old.example/runbooks/x/LedgerLag',
    'https://wiki.example/view?id=8',
    'https://portal.example/playbooks/r/%E0%A4%A',
    'https://portal.example/playbooks/r/',
    'nonsense',
  ])('ends at nothing: %s', address => {
    expect(index.atAddress(address)).toBeUndefined();
    expect([...old.follow(address)].length).toBeLessThanOrEqual(10);
  });
});
