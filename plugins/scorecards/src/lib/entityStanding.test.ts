import { daysAgo, SERVICES } from '../__testUtils__/sample';
import { detailOf } from '../__testUtils__/sampleResults';
import { newsOf, worstFirst, type EntityScorecard } from './entityStanding';

const [first] = detailOf(SERVICES[0]).scorecards;
const scorecard = (change: Partial<EntityScorecard>) => ({
  ...first,
  ...change,
});
const changed = (from: string | undefined, to: string, days = 3) =>
  scorecard({
    lastChange: {
      scorecard: first.scorecard,
      from,
      to,
      at: daysAgo(days),
      cause: { kind: 'catalog' },
    },
  });

describe('newsOf', () => {
  it.each([
    ['a fall', changed('gold', 'silver'), true],
    ['a rise', changed('silver', 'gold'), false],
    ['a first level', changed(undefined, 'bronze'), false],
  ])('tells %s', (_, one, isLoss) => {
    expect(newsOf(one, Date.now())).toMatchObject({ isLoss });
  });

  it.each([
    ['what is long ago', changed('gold', 'silver', 31)],
    ['what never changed', scorecard({ lastChange: undefined })],
  ])('leaves out %s', (_, one) => {
    expect(newsOf(one, Date.now())).toBeUndefined();
  });
});

describe('worstFirst', () => {
  it('ranks by how far it is, of as many levels as there are', () => {
    const ranked = worstFirst([
      scorecard({ title: 'a', position: 2, levels: 4 }),
      scorecard({ title: 'b', position: 1, levels: 3 }),
      scorecard({ title: 'c', position: 0, levels: 9 }),
      scorecard({ title: 'd', position: 0, levels: 0 }),
    ]);
    expect(ranked.map(({ title }) => title)).toEqual(['c', 'b', 'a', 'd']);
  });
});
