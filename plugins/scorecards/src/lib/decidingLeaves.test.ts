import type { ExplainedCondition } from '@callboard/backstage-plugin-scorecards-common';
import { decidingLeaves } from './decidingLeaves';

const node = (
  wanted: string,
  change: Partial<ExplainedCondition> = {},
): ExplainedCondition => ({
  kind: 'leaf',
  truth: 'false',
  decides: true,
  wanted,
  ...change,
});

const told = (condition: ExplainedCondition) =>
  decidingLeaves(condition).map(({ wanted }) => wanted);

describe('decidingLeaves', () => {
  it('finds those that decided, in their order, and no other', () => {
    const tree = node('all', {
      kind: 'all',
      children: [
        node('a'),
        node('b', { decides: false }),
        node('any', { kind: 'any', children: [node('c'), node('d')] }),
        node('not any', {
          kind: 'not',
          decides: false,
          children: [node('e')],
        }),
      ],
    });
    expect(told(tree)).toEqual(['a', 'c', 'd']);
  });

  it('takes a list as one question, whatever is asked of its items', () => {
    const list = node('each person', { kind: 'list', children: [node('x')] });
    expect(told(list)).toEqual(['each person']);
  });

  it('finds nothing in a condition without parts', () => {
    expect(told(node('all', { kind: 'all', children: [] }))).toEqual([]);
  });
});
