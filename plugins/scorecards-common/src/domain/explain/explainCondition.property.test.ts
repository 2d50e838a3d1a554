import fc from 'fast-check';
import type { Condition, ExplainedCondition } from '../../types';
import { is, subjectOf } from './__testUtils__/subjectOf';
import { explainCondition } from './explainCondition';

describe('what decides', () => {
  const leaf = (name: string): Condition => ({
    fact: `t/${name}`,
    equals: true,
  });
  const names = ['a', 'b', 'c', 'd'];
  const facts = names.map(name => ({
    name,
    fullName: `t/${name}`,
    title: name,
    type: 'boolean' as const,
  }));
  const { tree } = fc.letrec<{ tree: Condition }>(tie => ({
    tree: fc.oneof(
      { maxDepth: 4 },
      fc.constantFrom(...names).map(leaf),
      fc.record({ all: fc.array(tie('tree'), { minLength: 1, maxLength: 3 }) }),
      fc.record({ any: fc.array(tie('tree'), { minLength: 1, maxLength: 3 }) }),
      fc.record({ not: tie('tree') }),
    ),
  }));
  const values = fc.record(
    Object.fromEntries(names.map(name => [name, fc.constantFrom(true, false)])),
    { requiredKeys: [] },
  );
  const said = (of: Record<string, boolean | undefined>) =>
    Object.fromEntries(
      Object.entries(of).map(([name, value]) => [`t/${name}`, is(value!)]),
    );

  const deciding = (node: ExplainedCondition): ExplainedCondition[] => [
    ...(node.decides && !node.children ? [node] : []),
    ...(node.children ?? []).flatMap(deciding),
  ];

  it('is the reason: while those leaves stay, the whole stays', () => {
    fc.assert(
      fc.property(tree, values, values, (condition, before, after) => {
        const whole = explainCondition(
          condition,
          subjectOf(facts, said(before)),
        );
        fc.pre(whole.truth !== 'unknown');
        const kept = deciding(whole).map(({ fact }) => fact!.name.slice(2));
        const mixed = { ...after };
        for (const name of kept) mixed[name] = before[name];
        const again = explainCondition(
          condition,
          subjectOf(facts, said(mixed)),
        );
        expect(again.truth).toBe(whole.truth);
      }),
    );
  });

  it('goes from the top down: no part decides below one that does not', () => {
    const wrong = (node: ExplainedCondition): ExplainedCondition[] => {
      const children = node.children ?? [];
      const isRight =
        children.length === 0 ||
        children.some(({ decides }) => decides) === node.decides;
      return [...(isRight ? [] : [node]), ...children.flatMap(wrong)];
    };
    fc.assert(
      fc.property(tree, values, (condition, of) => {
        const whole = explainCondition(condition, subjectOf(facts, said(of)));
        expect(whole.decides).toBe(true);
        expect(wrong(whole)).toEqual([]);
      }),
    );
  });

  it.each<[Condition, string[]]>([
    [{ all: [leaf('a'), leaf('b'), leaf('c')] }, ['t/b']],
    [{ any: [leaf('a'), leaf('b')] }, ['t/a']],
    [{ all: [leaf('a'), leaf('c')] }, ['t/c']],
    [{ any: [leaf('b'), leaf('b')] }, ['t/b', 't/b']],
    [{ not: { all: [leaf('a'), leaf('b')] } }, ['t/b']],
    [{ all: [leaf('a'), { any: [leaf('b'), leaf('a')] }] }, ['t/a', 't/a']],
  ])('of %j are the leaves %j', (condition, expected) => {
    const whole = explainCondition(
      condition,
      subjectOf(facts, said({ a: true, b: false })),
    );
    expect(deciding(whole).map(({ fact }) => fact?.name)).toEqual(expected);
  });
});
