import fc from 'fast-check';
import { entity, group, user } from './__testUtils__/facts';
import { parseCodeOwners } from './codeOwners';
import type { EntityFacts } from './facts';
import { createOrganisation } from './Organisation';
import { createSuggestionIndex } from './suggestionIndex';
import { suggestOwners, type SuggestOwnersRequest } from './suggestOwners';

const NOW = Date.UTC(2026, 10, 25);
const groups = [
  group('ledger', {
    title: 'Ledger',
    members: ['user:default/ana'],
    channels: [
      {
        kind: 'email',
        label: 'Ledger@example.com',
        from: 'group:default/ledger',
      },
    ],
  }),
  group('treasury', { title: 'Treasury' }),
  group('team-brand', { title: 'Brand' }),
  group('hidden', { title: 'Hidden', members: ['user:default/ana'] }),
];
const users = [user('ana', 'ana@example.com')];

function suggest(
  subject: EntityFacts,
  neighbours: EntityFacts[] = [],
  more: Partial<SuggestOwnersRequest> = {},
  sees: (ref: string) => boolean = ref => ref !== 'group:default/hidden',
) {
  const all = [subject, ...neighbours];
  const organisation = createOrganisation(
    groups,
    users,
    all.filter(({ kind }) => kind === 'system' || kind === 'domain'),
  );
  return suggestOwners(
    { entityRef: subject.entityRef, now: NOW, ...more },
    createSuggestionIndex(all, organisation),
    { organisation, sees, chatKey: 'k' },
  );
}

/** `Team strength: evidence; evidence`, best first. */
const told = (...parameters: Parameters<typeof suggest>) =>
  suggest(...parameters).map(
    ({ owner, strength, evidence }) =>
      `${owner.title} ${strength}: ${evidence
        .map(({ text }) => text)
        .join('; ')}`,
  );

const owned = (name: string, writtenOwner: string, facts = {}) =>
  entity(name, { writtenOwner, ...facts });
const location = (path: string, repository = 'acme/shop') => ({
  location: `url:https://github.com/${repository}/blob/main/${path}`,
});
const codeOwners = (text: string) => parseCodeOwners(text)[0];
const system = (name: string, facts: Partial<EntityFacts> = {}) =>
  entity(name, { title: 'Settlement', ...facts }, 'system');

describe('suggestOwners', () => {
  const inSystem = { partOf: 'system:default/settlement' };

  it('suggests nobody when nothing speaks for anyone', () => {
    expect(suggest(entity('x'), [owned('other', 'ledger')])).toEqual([]);
  });

  it('gives each evidence its kind, the values in its text, and where to look it up', () => {
    const match = {
      ...codeOwners('* @acme/ledger'),
      href: 'https://github.com/acme/shop/blob/main/CODEOWNERS#L1',
    };
    expect(suggest(entity('x'), [], { codeOwners: match })).toEqual([
      {
        owner: { entityRef: 'group:default/ledger', title: 'Ledger' },
        strength: 'strong',
        evidence: [
          {
            kind: 'codeowners',
            params: {
              message: 'codeowners-team',
              owner: 'Ledger',
              line: '1',
              written: '@acme/ledger',
            },
            text: 'CODEOWNERS line 1: @acme/ledger',
            href: match.href,
          },
        ],
      },
    ]);
  });

  it.each([
    ['* @acme/LEDGER', ['Ledger strong: CODEOWNERS line 1: @acme/LEDGER']],
    ['* @acme/brand', ['Brand strong: CODEOWNERS line 1: @acme/brand']],
    ['* @ana', ['Ledger strong: CODEOWNERS line 1: @ana, who is in Ledger']],
    [
      '* ana@example.com',
      ['Ledger strong: CODEOWNERS line 1: ana@example.com, who is in Ledger'],
    ],
    [
      '* ledger@example.com',
      ['Ledger strong: CODEOWNERS line 1: ledger@example.com'],
    ],
    ['* @acme/hidden @@owner @nobody no@example.com', []],
    ['*', []],
  ])('understands the line %p of CODEOWNERS', (text, expected) => {
    expect(told(entity('x'), [], { codeOwners: codeOwners(text) })).toEqual(
      expected,
    );
  });

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

describe('owners before, people, and other families', () => {
  it('never suggests the team that owns it now, but the team of the person who does', () => {
    expect(suggest(owned('ledger-api', 'ledger'))).toEqual([]);
    expect(told(owned('x', 'user:ana'))).toEqual([
      'Ledger fair: ana, who owns it, is in Ledger',
    ]);
    expect(told(owned('x', 'ana@example.com'))).toEqual([
      'Ledger fair: ana, who owns it, is in Ledger',
    ]);
  });

  it('remembers who owned it, the longer ago the less', () => {
    const previousOwners = [
      { ownerRef: 'group:default/treasury', until: '2025-03-01T10:00:00.000Z' },
      { ownerRef: 'user:default/ana', until: '2026-09-03T10:00:00.000Z' },
      { ownerRef: 'group:default/gone', until: '2026-09-03T10:00:00.000Z' },
    ];
    expect(told(entity('x'), [], { previousOwners })).toEqual([
      'Ledger fair: ana, who owned it until 2026-09-03, is in Ledger',
      'Treasury weak: Treasury owned it until 2025-03-01',
    ]);
  });

  it('passes on what other families say, three of each team, with their strength', () => {
    const further = [1, 2, 3, 4].map(number => ({
      candidateRef: 'group:default/ledger',
      strength: number === 3 ? ('strong' as const) : ('weak' as const),
      text: `fixed build ${number}`,
      href: 'https://ci.example.com',
    }));
    const [{ strength, evidence }] = suggest(entity('x'), [], { further });
    expect(strength).toBe('strong');
    expect(evidence.map(({ text }) => text)).toEqual([
      'fixed build 3',
      'fixed build 1',
      'fixed build 2',
    ]);
    expect(evidence[0]).toEqual({
      kind: 'other',
      params: {},
      text: 'fixed build 3',
      href: 'https://ci.example.com',
    });
    const hidden = { ...further[2], candidateRef: 'group:default/hidden' };
    expect(suggest(entity('x'), [], { further: [hidden] })).toEqual([]);
  });

  it('adds up different kinds, and names five teams at most', () => {
    const partOf = 'system:default/settlement';
    const others = ['a', 'b', 'c'].map(name =>
      owned(name, 'ledger', { partOf }),
    );
    expect(told(entity('ledger-x', { partOf }), others)).toEqual([
      'Ledger strong: Ledger owns 3 of 3 in system settlement; Its name contains “ledger”',
    ]);
  });
});

it('answers as though what the caller does not see did not exist', () => {
  const names = ['a-one', 'a-two', 'b-one', 'b-two'];
  const refs = names.map(name => `component:default/${name}`);
  const writtenOwners = [undefined, 'ledger', 'treasury', 'user:ana', 'brand'];
  const facts = fc.record({
    writtenOwner: fc.constantFrom(...writtenOwners),
    partOf: fc.constantFrom(undefined, 'system:default/s', 'system:default/t'),
    projectSlug: fc.constantFrom(undefined, 'acme/x'),
    related: fc.array(
      fc.record({
        kind: fc.constantFrom('dependency' as const, 'api' as const),
        entityRef: fc.constantFrom(...refs),
      }),
      { maxLength: 3 },
    ),
  });
  const systems = ['s', 't'].map(name =>
    entity(
      name,
      { writtenOwner: 'ledger', partOf: 'domain:default/d' },
      'system',
    ),
  );
  const domain = entity('d', { writtenOwner: 'treasury' }, 'domain');
  const hideable = [
    ...refs,
    ...[...systems, domain, ...groups, ...users].map(each => each.entityRef),
  ];
  const codeOwner = codeOwners('* @acme/ledger @ana @treasury');
  fc.assert(
    fc.property(
      fc.array(facts, { minLength: 4, maxLength: 4 }),
      fc.subarray(hideable),
      (written, hidden) => {
        const [subject, ...others] = names.map((name, index) =>
          entity(name, written[index]),
        );
        const seen = ({ entityRef }: { entityRef: string }) =>
          entityRef === subject.entityRef || !hidden.includes(entityRef);
        const ask = (
          everything: EntityFacts[],
          teams: typeof groups,
          people: typeof users,
          sees: (ref: string) => boolean,
        ) => {
          const organisation = createOrganisation(
            teams,
            people,
            everything.filter(({ kind }) => kind !== 'component'),
          );
          return suggestOwners(
            { entityRef: subject.entityRef, codeOwners: codeOwner, now: NOW },
            createSuggestionIndex(everything, organisation),
            { organisation, sees, chatKey: 'k' },
          );
        };
        const all = [subject, ...others, ...systems, domain];
        expect(
          ask(all, groups, users, entityRef => seen({ entityRef })),
        ).toEqual(
          ask(
            all.filter(seen),
            groups.filter(seen),
            users.filter(seen),
            () => true,
          ),
        );
      },
    ),
    { numRuns: 500 },
  );
});
