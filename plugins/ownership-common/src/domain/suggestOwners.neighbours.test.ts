import { entity } from './__testUtils__/facts';
import {
  location,
  owned,
  suggest,
  system,
  told,
} from './__testUtils__/suggest';

describe('suggestOwners', () => {
  const inSystem = { partOf: 'system:default/settlement' };

  it('counts what else the system holds, and who owns it', () => {
    const others = [
      owned('a', 'ledger', inSystem),
      owned('b', 'ledger', inSystem),
      owned('c', 'ledger', inSystem),
      owned('d', 'treasury', inSystem),
    ];
    const settlement = system('settlement', { writtenOwner: 'treasury' });
    expect(told(entity('x', inSystem), [...others, settlement])).toEqual([
      'Treasury fair: Treasury owns system Settlement',
      'Ledger fair: Ledger owns 3 of 4 in system Settlement',
    ]);
  });

  it('goes on to the domain, which says less, and ends where domains go round', () => {
    const settlement = system('settlement', { partOf: 'domain:default/money' });
    const domain = (name: string, partOf: string) =>
      entity(name, { partOf, writtenOwner: 'ledger' }, 'domain');
    expect(
      told(entity('x', inSystem), [
        settlement,
        domain('money', 'domain:default/cash'),
        domain('cash', 'domain:default/money'),
      ]),
    ).toEqual(['Ledger fair: Ledger owns system Settlement']);
  });

  it('asks the parts about their system', () => {
    const parts = ['a', 'b', 'c'].map(name => owned(name, 'ledger', inSystem));
    expect(told(system('settlement'), parts)).toEqual([
      'Ledger fair: Ledger owns 3 of 3 in it',
    ]);
  });

  it('counts dependencies, and the other users of its APIs, each once', () => {
    const api = 'api:default/payments';
    const related = (kind: 'dependency' | 'api', ...refs: string[]) => ({
      related: refs.map(entityRef => ({ kind, entityRef })),
    });
    const consumers = ['component:default/x', 'component:default/b'];
    expect(
      told(
        entity('x', {
          related: [
            ...related('api', api).related,
            ...related('dependency', 'component:default/a').related,
          ],
        }),
        [
          owned('a', 'treasury'),
          owned('b', 'ledger', related('api', api)),
          entity(
            'payments',
            { writtenOwner: 'ledger', ...related('api', ...consumers) },
            'api',
          ),
        ],
      ),
    ).toEqual([
      'Ledger weak: Ledger owns 2 of 2 that it shares an API with',
      'Treasury weak: Treasury owns 1 of 1 that it depends on, or that depend on it',
    ]);
  });
});

describe('what comes from the same place', () => {
  it.each([
    [
      'file',
      location('all.yaml'),
      location('all.yaml'),
      'Ledger owns 2 of 2 in the same descriptor file',
    ],
    [
      'folder',
      location('teams/ledger/x/catalog-info.yaml'),
      location('teams/ledger/y/catalog-info.yaml'),
      'Ledger owns 2 of 2 from folder teams/ledger',
    ],
    [
      'repository',
      location('x/catalog-info.yaml'),
      location('y/catalog-info.yaml'),
      'Ledger owns 2 of 2 from repository acme/shop',
    ],
    [
      'repository, by the slug',
      { projectSlug: 'acme/shop' },
      location('y/catalog-info.yaml', 'ACME/Shop'),
      'Ledger owns 2 of 2 from repository acme/shop',
    ],
    [
      'folder of the server',
      { location: 'file:/srv/x/catalog-info.yaml' },
      { location: 'file:/srv/x/other.yaml' },
      'Ledger owns 2 of 2 from folder x',
    ],
  ])('speaks for its owner: %s', (_, own, theirs, expected) => {
    const others = ['a', 'b'].map(name => owned(name, 'ledger', theirs));
    const [first] = suggest(entity('x', own), others);
    expect(first.evidence.map(({ text }) => text)).toContain(expected);
  });

  it('says more the nearer it is', () => {
    const teams = ['ledger', 'treasury'];
    const others = teams.flatMap(team =>
      [1, 2, 3].map(number =>
        owned(`${team}${number}`, team, location(`${team}/${number}/c.yaml`)),
      ),
    );
    const [first] = suggest(entity('x', location('ledger/x/c.yaml')), others);
    expect(first).toMatchObject({
      owner: { title: 'Ledger' },
      strength: 'fair',
    });
    const [most] = first.evidence;
    expect(most.params).toMatchObject({
      folder: 'ledger',
      count: '3',
      total: '3',
    });
  });
});
