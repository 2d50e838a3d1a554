import { addressKey, AlertIndex, type AlertPage } from './AlertIndex';

const page = (id: string, change: Partial<AlertPage> = {}): AlertPage => ({
  id,
  title: id,
  names: [],
  alerts: [],
  addresses: [],
  sections: [],
  ...change,
});

const index = new AlertIndex(
  [
    page('lag', {
      names: ['LedgerLag'],
      addresses: ['https://git.example/r/blob/main/LedgerLag.md', '/old/lag'],
      sections: [
        { id: '', title: '' },
        { id: 'impact', title: 'Impact' },
        { id: 'ledgerlag', title: 'LedgerLag' },
      ],
    }),
    page('set', {
      names: ['runbook'],
      alerts: ['LedgerDown'],
      sections: [
        {
          id: 'alert-name-kubenodenotready',
          title: 'Alert Name: "KubeNodeNotReady"',
        },
        { id: 'ledger_lag_high', title: 'ledger_lag_high' },
      ],
      addresses: ['https://git.example/r/blob/main/runbook.md'],
    }),
    page('retired', { names: ['LedgerDown'], isDeprecated: true }),
    page('copy', { names: ['LedgerDown'] }),
  ],
  [{ alert: 'FxRateStale', pageId: 'set', sectionId: 'x' }],
);

describe('AlertIndex', () => {
  it('tells addresses apart that differ in the query only', () => {
    const wiki = 'https://wiki.example/view.action';
    const at = (id: string, address: string) => ({
      id,
      title: id,
      names: [],
      alerts: [],
      addresses: [address],
      sections: [],
    });
    const wikis = new AlertIndex(
      [at('a', `${wiki}?pageId=1`), at('b', `${wiki}?pageId=2`)],
      [],
    );
    expect(wikis.atAddress(`${wiki}?pageId=1`)?.pageId).toBe('a');
    expect(wikis.atAddress(`${wiki}?pageId=2#x`)?.pageId).toBe('b');
    expect(wikis.atAddress(wiki)).toBeUndefined();
  });

  it.each([
    ['LedgerLag', undefined, 'lag page-name'],
    ['ledgerlag', undefined, 'lag page-name'],
    [
      'LedgerDown',
      undefined,
      'set front-matter, copy page-name, retired page-name',
    ],
    [
      'KubeNodeNotReady',
      undefined,
      'set#alert-name-kubenodenotready section-name',
    ],
    ['FxRateStale', undefined, 'set#x alert-map'],
    ['Impact', undefined, ''],
    ['Unknown', undefined, ''],
    ['', undefined, ''],
    [
      'Unknown',
      'https://git.example/r/blob/main/LedgerLag.md#impact',
      'lag#impact runbook-url',
    ],
    [
      'Unknown',
      'https://git.example/r/blob/main/LEDGERLAG/',
      'lag runbook-url',
    ],
    [
      'Unknown',
      'https://git.example/r/blob/main/runbook.html#Alert-Name-KubeNodeNotReady',
      'set#alert-name-kubenodenotready runbook-url',
    ],
    ['Unknown', '/old/lag', 'lag runbook-url'],
    ['Unknown', 'https://other.example/LedgerLag', ''],
    [
      'LedgerLag',
      'https://git.example/r/blob/main/runbook.md',
      'set runbook-url, lag page-name',
    ],
    ['LedgerLag', 'https://git.example/%E0%A4%A', 'lag page-name'],
  ])('%s, %s', (alert, address, expected) => {
    expect(
      index
        .find(alert, address)
        .map(
          ({ pageId, sectionId, reason }) =>
            `${pageId}${sectionId ? `#${sectionId}` : ''} ${reason}`,
        )
        .join(', '),
    ).toBe(expected);
  });

  it('says what is near a name that nothing answers', () => {
    expect(index.near('LedgerLagVeryHigh').map(({ alert }) => alert)).toEqual([
      'ledger_lag_high',
      'LedgerLag',
    ]);
    expect(index.near('Cards')).toEqual([]);
  });

  it('says of a page once that it is near, however many names it has', () => {
    const retries = new AlertIndex(
      [
        page('retries', {
          names: ['Retries'],
          alerts: ['PaymentRetriesHigh', 'PaymentRetriesLow'],
        }),
      ],
      [],
    );
    expect(
      retries.near('PaymentRetries').map(({ match }) => match.pageId),
    ).toEqual(['retries']);
  });
});

it('reads an address of slashes in no time', () => {
  const slashes = '/'.repeat(200_000);
  const began = performance.now();
  expect(addressKey(`https://wiki.example.com/Page${slashes}`)).toBe(
    'wiki.example.com/page',
  );
  expect(addressKey(`https://wiki.example.com${slashes}x`)).toMatch(/\/x$/);
  // A fit of the collector included; what looks at each slash again takes ten times as long.
  expect(performance.now() - began).toBeLessThan(1_500);
});
