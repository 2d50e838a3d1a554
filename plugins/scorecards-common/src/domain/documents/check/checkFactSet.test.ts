import { FACTS } from '../__testUtils__/fixtures/facts';
import type { Scorecard } from '../../../types';
import { readDocumentValue } from '../readDocument';
import {
  check,
  fact,
  factSet,
  findingsOf,
  scorecard,
  told,
  type Told,
} from '../__testUtils__/told';

describe('checkFactSet', () => {
  it.each<[string, object, Told[]]>([
    ['nothing', factSet(fact({ minimum: 0, maximum: 1 })), []],
    [
      'the same name twice',
      factSet(fact({}), fact({})),
      [['duplicate-id', 'facts.1.name']],
    ],
    [
      'swapped bounds',
      factSet(fact({ minimum: 2, maximum: 1 })),
      [['bad-value', 'facts.0.maximum']],
    ],
    [
      'bounds of a text',
      factSet(fact({ type: 'string', minimum: 2 })),
      [['type-mismatch', 'facts.0.minimum']],
    ],
    [
      'values of a number',
      factSet(fact({ values: ['a'] })),
      [['type-mismatch', 'facts.0.values']],
    ],
    [
      'a value twice',
      factSet(fact({ type: 'string', values: ['a', 'b', 'a'] })),
      [['duplicate-id', 'facts.0.values.2']],
    ],
    [
      'a list of nothing',
      factSet(fact({ type: 'list' })),
      [['missing-field', 'facts.0.items']],
    ],
    [
      'items of a number',
      factSet(fact({ items: { type: 'string' } })),
      [['type-mismatch', 'facts.0.items']],
    ],
    [
      'an item without parts',
      factSet(fact({ type: 'list', items: { parts: {} } })),
      [['bad-value', 'facts.0.items.parts']],
    ],
    [
      'a broken part',
      factSet(
        fact({
          type: 'list',
          items: { parts: { a: { type: 'time', maximum: 5 } } },
        }),
      ),
      [['type-mismatch', 'facts.0.items.parts.a.maximum']],
    ],
    [
      'signers of what is pushed',
      { ...factSet(fact({})), signers: ['owner'] },
      [['unknown-field', 'signers']],
    ],
    [
      'a signer that is nobody',
      {
        ...factSet(fact({})),
        source: 'sign-off',
        signers: ['owner', 'user:x'],
      },
      [['bad-value', 'signers.1']],
    ],
    [
      'a list that is signed off',
      {
        ...factSet(fact({ type: 'list', items: { type: 'string' } })),
        source: 'sign-off',
      },
      [['type-mismatch', 'facts.0.type']],
    ],
  ])('tells of %s in a set of facts', (_, value, expected) => {
    expect(told(value)).toEqual(expected);
  });

  it('tells which checks lose a fact, or could not be asked of it any more', () => {
    const reading = scorecard({
      id: 'theirs',
      checks: [
        check('covered', { passes: { fact: 'ci/coverage', atLeast: 80 } }),
        check('signed', { passes: { fact: 'ci/signed', equals: true } }),
        check('lost', { passes: { fact: 'ci/never', equals: true } }),
      ],
    });
    const before = [
      { name: 'coverage', title: 'Coverage', type: 'number' },
      { name: 'signed', title: 'Signed', type: 'boolean' },
    ] as const;
    const options = {
      facts: before.map(each => ({ ...each, fullName: `ci/${each.name}` })),
      scorecards: [readDocumentValue(reading).document as Scorecard],
    };
    const messages = (...facts: object[]) =>
      findingsOf(factSet(...facts), options).map(
        ({ severity, message }) => `${severity} ${message}`,
      );
    expect(messages(...before)).toEqual([]);
    expect(messages({ ...before[0], type: 'string' })).toEqual([
      expect.stringMatching(
        /^warning theirs\/covered could be judged no more: .*ci\/coverage/,
      ),
      expect.stringMatching(
        /^warning theirs\/signed could be judged no more: .*ci\/signed/,
      ),
    ]);
  });

  it('has facts for its tests that are right themselves', () => {
    const sets = new Map<string, object[]>();
    for (const { fullName, ...schema } of FACTS) {
      const [provider] = fullName.split('/');
      sets.set(provider, [...(sets.get(provider) ?? []), schema]);
    }
    for (const facts of sets.values())
      expect(told(factSet(...facts))).toEqual([]);
  });
});
