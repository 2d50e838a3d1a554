import { firstCheckOf, readMatrixQuery } from './matrixQuery';

const scorecards = [{ id: 'readiness' }, { id: 'on-call' }];
const read = (query: string) =>
  readMatrixQuery(new URLSearchParams(query), scorecards);

describe('the address of the matrix', () => {
  it.each([
    ['', { scorecard: 'readiness', sort: 'worst' }],
    ['scorecard=on-call&sort=name', { scorecard: 'on-call', sort: 'name' }],
    // A link to a scorecard that is gone shows one that is there.
    ['scorecard=gone&sort=up', { scorecard: 'readiness', sort: 'worst' }],
    [
      'category=reach&team=group:default/a&q=%20fx%20',
      {
        scorecard: 'readiness',
        sort: 'worst',
        category: 'reach',
        team: 'group:default/a',
        q: 'fx',
      },
    ],
    ['category=Reach!&q=%20', { scorecard: 'readiness', sort: 'worst' }],
  ])('%s', (query, expected) => {
    expect(read(query)).toEqual(expected);
  });

  it('bounds what is looked for', () => {
    expect(read(`q=${'x'.repeat(900)}`)?.q).toHaveLength(200);
  });

  it('asks for nothing where there is no scorecard', () => {
    expect(readMatrixQuery(new URLSearchParams(), [])).toBeUndefined();
  });

  it.each([
    ['', 0],
    ['checks=20', 20],
    ['checks=44', 44],
    ['checks=45', 0],
    ['checks=-20', 0],
    ['checks=1.5', 0],
    ['checks=all', 0],
  ])('begins with the check of %j', (query, first) => {
    expect(firstCheckOf(new URLSearchParams(query), 45)).toBe(first);
  });
});
