import type {
  FactSchema,
  FactSet,
} from '@callboard/backstage-plugin-scorecards-common';
import { testProvider } from './__testUtils__/testProvider';
import { FactProviders } from './FactProviders';

const fact: FactSchema = { name: 'a-b2', title: 'A', type: 'string' };

const factSet = (rest: Partial<FactSet> = {}): FactSet => ({
  kind: 'FactSet',
  id: 'ci',
  title: 'CI',
  owner: 'group:default/platform',
  source: 'push',
  facts: [fact],
  ...rest,
});

describe('FactProviders', () => {
  it('knows all facts by their full names', () => {
    const providers = new FactProviders();
    providers.add(testProvider());
    expect(providers.useSets([factSet()])).toEqual([]);
    expect([...providers.facts().keys()]).toEqual(['test/size', 'ci/a-b2']);
    expect(providers.facts().get('ci/a-b2')).toEqual({
      ...fact,
      fullName: 'ci/a-b2',
      source: 'push',
    });
    expect(providers.facts().get('test/size')).not.toHaveProperty('source');
    expect(providers.origins().map(({ id, kind }) => [id, kind])).toEqual([
      ['test', 'pull'],
      ['ci', 'push'],
    ]);
    expect([...providers.pushedFacts('ci').keys()]).toEqual(['ci/a-b2']);
    expect(providers.pushedFacts('test').size).toBe(0);
    providers.useSets([factSet({ source: 'sign-off' })]);
    expect(providers.pushedFacts('ci').size).toBe(0);
    expect(providers.useSets([])).toEqual([]);
    expect([...providers.facts().keys()]).toEqual(['test/size']);
    providers.add(testProvider({ id: 'other' }));
    expect([...providers.facts().keys()]).toEqual(['test/size', 'other/size']);
    expect(providers.find('other')?.id).toBe('other');
    expect(providers.find('ci')).toBeUndefined();
  });

  it('lets no id be taken twice', () => {
    const providers = new FactProviders();
    providers.add(testProvider());
    expect(() => providers.add(testProvider())).toThrow(
      "Two providers of facts have the id 'test'",
    );
    expect(
      providers.useSets([
        factSet({ id: 'test' }),
        factSet(),
        factSet({ title: 'again' }),
        factSet({ id: 'wrong', facts: [] }),
      ]),
    ).toEqual([
      "The set of facts 'test' is left out: its id is taken; give it another.",
      "The set of facts 'ci' is left out: its id is taken; give it another.",
      "The set of facts 'wrong' is left out: facts: is empty; name a fact.",
    ]);
    expect(providers.setOf('ci')?.title).toBe('CI');
    expect(providers.isTaken('test')).toBe(true);
    expect(providers.isTaken('ci')).toBe(false);
  });

  it.each<[Partial<FactSchema>, string]>([
    [{ name: 'A' }, "facts[0].name: 'A' must be lower-case words"],
    [{ name: 'a_b' }, 'name: '],
    [{ name: '-a' }, 'name: '],
    [{ name: 'a/b' }, 'name: '],
    [{ name: 'a'.repeat(101) }, 'name: '],
    [{ title: ' ' }, 'facts[0].title: is missing'],
    [{ type: 'integer' as 'number' }, "facts[0].type: 'integer' is unknown"],
    [{ maxAgeMs: 0 }, 'facts[0].maxAgeMs: must be more than 0'],
    [{ minimum: 1 }, 'facts[0].minimum, maximum: are of a number'],
    [
      { type: 'number', minimum: 2, maximum: 1 },
      'the minimum not above the maximum',
    ],
    [{ type: 'number', maximum: NaN }, 'must be numbers'],
    [{ type: 'number', values: ['a'] }, 'values: are of a string'],
    [{ values: [] }, 'values: is empty'],
    [{ items: { type: 'string' } }, 'items: are of a list'],
    [{ type: 'list', items: { parts: {} } }, 'items.parts: is empty'],
    [
      { type: 'list', items: { parts: { a: { type: 'list' as 'string' } } } },
      "items.parts.a.type: 'list' is not the type of one value",
    ],
    [
      { type: 'list', items: { type: 'number', values: ['a'] } },
      'items.values: are of a string',
    ],
  ])('refuses the schema %j', (wrong, message) => {
    const add = () =>
      new FactProviders().add(testProvider({ facts: [{ ...fact, ...wrong }] }));
    expect(add).toThrow(message);
    expect(add).toThrow("The provider of facts 'test' is wrong");
  });

  it.each([
    [{ id: 'Test' }, 'must have an id of lower-case words'],
    [{ facts: [] }, 'facts: is empty'],
    [{ facts: [fact, fact] }, "facts[1].name: 'a-b2' is there twice"],
    [{ batchSize: 0 }, 'batchSize: must be a whole number from 1 to 1000'],
    [{ batchSize: 1_001 }, 'batchSize'],
    [{ everyMs: 0 }, 'everyMs: must be more than 0'],
    [{ kinds: ['Component'] }, "kinds: 'Component' must be in lower case"],
  ])('refuses the provider %j', (wrong, message) => {
    expect(() => new FactProviders().add(testProvider(wrong))).toThrow(message);
  });
});
