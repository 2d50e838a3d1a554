import type { NamedFact } from '@callboard/backstage-plugin-scorecards-common';
import fc from 'fast-check';
import { checkReading } from '../../providers/__testUtils__/checkReading';
import { checkPush, type PushContext } from './checkPush';
import type { PushScope } from './pushScope';
import { readPush, type PushItem } from './readPush';

const NOW = new Date('2026-12-01T09:00:00.000Z');
const LEDGER = 'component:default/ledger';

const facts: NamedFact[] = [
  {
    name: 'coverage',
    fullName: 'ci/coverage',
    title: 'Coverage',
    type: 'number',
    minimum: 0,
    maximum: 100,
  },
  { name: 'sbom', fullName: 'ci/sbom', title: 'SBOM', type: 'string' },
];

const context = (rest: Partial<PushContext> = {}): PushContext => ({
  scope: { provider: 'ci' },
  facts: new Map(facts.map(fact => [fact.fullName, fact])),
  entities: new Map(
    [
      { entityRef: LEDGER, ownerRef: 'group:default/ledger' },
      { entityRef: 'component:payments/router' },
    ].map(entity => [entity.entityRef, entity]),
  ),
  knownAt: () => undefined,
  checkReading,
  now: NOW,
  ...rest,
});

const push = (item: object = {}): PushItem => ({
  entityRef: LEDGER,
  fact: 'ci/coverage',
  value: 80,
  ...item,
});

const check = (items: PushItem[], rest?: Partial<PushContext>) =>
  checkPush(items, context(rest));

describe('readPush', () => {
  const sent = { entityRef: LEDGER, fact: 'ci/coverage', value: 80 };

  it('reads facts, with references in lower case', () => {
    const body = {
      facts: [
        { ...sent, entityRef: 'Component:default/Ledger' },
        {
          entityRef: LEDGER,
          fact: 'ci/sbom',
          missing: 'None was built.',
          observedAt: '2026-12-01T10:00:00+02:00',
          evidence: { url: 'https://ci.example/1', title: 'Build 1' },
        },
        { ...sent, value: null },
      ],
    };
    expect(readPush(body)).toEqual({
      items: [
        { ...sent, entityRef: LEDGER },
        body.facts[1],
        { ...sent, value: null },
      ],
    });
  });

  it.each([
    [undefined, 'body'],
    [[], 'body'],
    [{}, 'facts'],
    [{ facts: [] }, 'facts'],
    [
      { facts: [{ ...sent, entityRef: 'component:default/a\0b' }] },
      'facts[0].entityRef',
    ],
    [{ facts: [sent], more: 1 }, 'body'],
    [{ facts: Array(1_001).fill(sent) }, 'facts'],
    [{ facts: [sent, { ...sent, entityRef: 'ledger' }] }, 'facts[1].entityRef'],
    [{ facts: [{ ...sent, fact: 'coverage' }] }, 'facts[0].fact'],
    [{ facts: [{ ...sent, vaule: 1 }] }, 'facts[0]'],
    [{ facts: [{ entityRef: LEDGER, fact: 'ci/a' }] }, 'facts[0]'],
    [{ facts: [{ ...sent, missing: 'no' }] }, 'facts[0]'],
    [{ facts: [{ ...sent, observedAt: '2026-12-01' }] }, 'facts[0].observedAt'],
    [
      { facts: [{ ...sent, observedAt: '2026-12-01T10:00:00' }] },
      'facts[0].observedAt',
    ],
    [{ facts: [{ ...sent, evidence: {} }] }, 'facts[0].evidence.url'],
  ])('says of %j where it is wrong', (body, path) => {
    const read = readPush(body);
    expect('problems' in read && read.problems.map(one => one.path)).toEqual([
      path,
    ]);
  });

  it('names everything that is wrong', () => {
    const read = readPush({
      facts: [{ ...sent, fact: 1 }, sent, { ...sent, observedAt: 'now' }],
    });
    expect('problems' in read && read.problems.map(one => one.path)).toEqual([
      'facts[0].fact',
      'facts[2].observedAt',
    ]);
  });
});

describe('checkPush', () => {
  it('takes facts in as of when they were true', () => {
    const at = '2026-12-01T07:00:00Z';
    const evidence = { url: 'https://ci.example/1' };
    expect(
      check(
        [
          push({ observedAt: at, evidence }),
          push({ fact: 'ci/sbom', value: undefined, missing: 'None.' }),
          push({ entityRef: 'component:payments/router' }),
        ].map(item => JSON.parse(JSON.stringify(item))),
      ),
    ).toEqual({
      facts: [
        {
          entityRef: LEDGER,
          facts: {
            coverage: {
              value: 80,
              observedAt: '2026-12-01T07:00:00.000Z',
              evidence,
            },
            sbom: { missing: 'None.', observedAt: NOW.toISOString() },
          },
        },
        {
          entityRef: 'component:payments/router',
          facts: { coverage: { value: 80, observedAt: NOW.toISOString() } },
        },
      ],
      ignored: [],
    });
  });

  it.each([
    [{ fact: 'other/x' }, 'facts[0].fact', 'this token is of ci alone'],
    [{ fact: 'ci/covrage' }, 'facts[0].fact', 'there are ci/coverage, ci/sbom'],
    [
      { entityRef: 'component:default/gone' },
      'facts[0].entityRef',
      'is not in the catalog, or this token may say nothing of it',
    ],
    [
      { observedAt: '2026-12-01T09:05:00.001Z' },
      'facts[0].observedAt',
      'is ahead of 2026-12-01T09:00:00.000Z',
    ],
    [{ value: 101 }, 'facts[0]', 'has to be at most 100'],
    [{ value: '80' }, 'facts[0]', 'Send it without quotes'],
    [
      { evidence: { url: 'data:text/html,x' } },
      'facts[0]',
      'evidence.url has to begin with https://',
    ],
  ])('refuses %j', (item, path, message) => {
    expect(check([push(item)])).toEqual({
      problems: [{ path, message: expect.stringContaining(message) }],
    });
  });

  it('refuses facts of a set that is retired', () => {
    expect(check([push()], { facts: new Map() })).toEqual({
      problems: [
        {
          path: 'facts[0].fact',
          message: 'the set of facts ci is not published',
        },
      ],
    });
  });

  it('allows clocks to be five minutes ahead', () => {
    const item = push({ observedAt: '2026-12-01T09:05:00.000Z' });
    expect(check([item])).toHaveProperty('facts');
  });

  it('takes in nothing when something is wrong, and names all of it', () => {
    expect(
      check([
        push(),
        push({ fact: 'ci/nothing' }),
        push({ fact: 'ci/sbom', value: 'a' }),
        push(),
      ]),
    ).toEqual({
      problems: [
        { path: 'facts[1].fact', message: expect.any(String) },
        { path: 'facts[3]', message: 'says the same fact as facts[0]' },
      ],
    });
  });

  it.each([
    ['2026-12-01T08:00:01.000Z', 1],
    ['2026-12-01T08:00:00.000Z', 0],
    ['2026-12-01T07:59:59.000Z', 0],
    [undefined, 0],
  ])('of 08:00, with %s known, ignores %d', (known, ignored) => {
    const item = push({ observedAt: '2026-12-01T08:00:00Z' });
    expect(check([item], { knownAt: () => known })).toMatchObject({
      ignored: Array(ignored).fill({
        index: 0,
        message: `It is known as of ${known}.`,
      }),
      facts: { length: 1 - ignored },
    });
  });

  it.each<[PushScope['only'], string[]]>([
    [undefined, [LEDGER, 'component:payments/router']],
    [{ entityRefs: [LEDGER] }, [LEDGER]],
    [{ ownerRefs: ['group:default/ledger'] }, [LEDGER]],
    [{ ownerRefs: ['group:default/others'] }, []],
    [{ namespaces: ['payments'] }, ['component:payments/router']],
    [{ namespaces: ['component'] }, []],
  ])('with a token of %j takes in facts of %j', (only, allowed) => {
    const taken = [...context().entities.keys()].filter(
      entityRef =>
        'facts' in
        check([push({ entityRef })], { scope: { provider: 'ci', only } }),
    );
    expect(taken).toEqual(allowed);
  });

  it('says the same of an entity that is not there and of one out of scope', () => {
    const scope = { provider: 'ci', only: { namespaces: ['default'] } };
    const said = ['component:payments/router', 'component:payments/routes'].map(
      entityRef => JSON.stringify(check([push({ entityRef })], { scope })),
    );
    expect(said[0].replace('router', 'routes')).toBe(said[1]);
  });

  it('changes nothing the second time', () => {
    const at = fc
      .integer({ min: 0, max: 10_000 })
      .map(ms => new Date(NOW.getTime() - ms).toISOString());
    const item = fc.record({
      entityRef: fc.constantFrom(...context().entities.keys()),
      fact: fc.constantFrom('ci/coverage', 'ci/sbom'),
      observedAt: at,
      missing: fc.constantFrom('a', 'b'),
    });
    type Known = Map<string, { at: string; missing: string }>;
    const apply = (items: PushItem[], known: Known) => {
      const result = check(items, {
        knownAt: (ref, fact) => known.get(`${ref} ${fact}`)?.at,
      });
      const after: Known = new Map(known);
      if (!('facts' in result)) return after;
      for (const { entityRef, facts: said } of result.facts) {
        for (const [name, reading] of Object.entries(said)) {
          after.set(`${entityRef} ci/${name}`, {
            at: reading.observedAt!,
            missing: 'missing' in reading ? reading.missing : '',
          });
        }
      }
      return after;
    };
    fc.assert(
      fc.property(fc.array(item, { maxLength: 4 }), fc.array(item), (a, b) => {
        const before = apply(b, new Map());
        const once = apply(a, before);
        expect(apply(a, once)).toEqual(once);
        for (const [key, { at: time }] of before) {
          expect(once.get(key)!.at >= time).toBe(true);
        }
      }),
    );
  });

  it('throws at no JSON', () => {
    fc.assert(
      fc.property(fc.jsonValue(), value => {
        const read = readPush({
          facts: [{ entityRef: LEDGER, fact: 'ci/coverage', value }],
        });
        expect(() => 'items' in read && check(read.items)).not.toThrow();
        expect(() => readPush(value)).not.toThrow();
      }),
    );
  });
});
