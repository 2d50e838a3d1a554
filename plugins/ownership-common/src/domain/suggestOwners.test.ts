import { entity } from './__testUtils__/facts';
import { codeOwners, owned, suggest, told } from './__testUtils__/suggest';

const treasury = 'group:default/treasury';

describe('suggestOwners', () => {
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

  it('adds up what the people of a team did many times', () => {
    const did = (name: string, count: number, total = 10) => ({
      candidateRef: `user:default/${name}`,
      strength: 'strong' as const,
      text: `{{owner}} fixed {{count}} of ${total} red builds, lastly ${name}`,
      tally: { source: 'builds', count, total },
    });
    // Of the last one the words, of all the number. Kim is in both teams; who is not seen did nothing.
    const further = [
      did('secret', 1),
      did('kim', 2),
      did('ana', 5),
      did('ben', 2),
      did('stranger', 2),
    ];
    const sees = (ref: string) => !/hidden|secret/.test(ref);
    expect(told(entity('x'), [], { further }, sees)).toEqual([
      'Ledger fair: Ledger fixed 7 of 10 red builds, lastly kim',
      'Treasury weak: Treasury fixed 4 of 10 red builds, lastly kim',
    ]);
    // Few times are less than many, and one of many is nothing.
    const shares: [number, number, string[]][] = [
      [1, 9, []],
      [2, 3, ['weak']],
      [3, 3, ['fair']],
      [40, 40, ['fair']],
    ];
    for (const [count, total, strengths] of shares) {
      const alone = [{ ...did('x', count, total), candidateRef: treasury }];
      expect(
        suggest(entity('x'), [], { further: alone }).map(one => one.strength),
      ).toEqual(strengths);
    }
  });

  it('counts what two families count apart', () => {
    const of = (source: string) => ({
      candidateRef: treasury,
      strength: 'strong' as const,
      text: `${source} {{count}}`,
      tally: { source, count: 3, total: 3 },
    });
    expect(
      told(entity('x'), [], { further: [of('builds'), of('alerts')] }),
    ).toEqual(['Treasury strong: builds 3; alerts 3']);
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
