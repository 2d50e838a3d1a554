import fc from 'fast-check';
import { countsOf, teamCoverage } from '../__testUtils__/coverage';
import { teamRows, teamTree, worstFirst } from './teamTree';

const ref = (name: string) => `group:default/${name}`;
const team = (name: string, ...parents: string[]) =>
  teamCoverage(name, { parents: parents.map(ref) });
const everyone = (names: string[]) => new Set(names.map(ref));
const places = (teams: ReturnType<typeof team>[], open: Set<string>) => {
  const tree = teamTree(worstFirst(teams));
  return teamRows(tree.roots, tree, open).map(
    ({ level, name }) => `${'.'.repeat(level - 1)}${name}`,
  );
};

describe('worstFirst', () => {
  it('goes by bad, then by what is to be mended, then by trust, then by name', () => {
    const named = (title: string, difference: object) =>
      teamCoverage(title, { withSubTeams: countsOf(9, difference) });
    const trust = { fresh: 0, ageing: 0, stale: 3, never: 6 };
    const sorted = worstFirst([
      named('fine', {}),
      named('all fine', {}),
      named('unsure', { trust }),
      named('warned', { warn: 1 }),
      named('worst', { bad: 2 }),
      named('bad', { bad: 1, warn: 8 }),
    ]);
    expect(sorted.map(({ title }) => title)).toEqual([
      'worst',
      'bad',
      'warned',
      'unsure',
      'all fine',
      'fine',
    ]);
  });
});

describe('teamRows', () => {
  it('shows a team under each of its parents', () => {
    expect(
      places([team('a'), team('b'), team('c', 'a', 'b')], everyone(['a', 'b'])),
    ).toEqual(['a', '.c', 'b', '.c']);
  });

  it('makes no rows of closed branches', () => {
    expect(places([team('a'), team('b', 'a')], new Set())).toEqual(['a']);
  });

  it('takes parents that the reader does not see for absent', () => {
    expect(places([team('a', 'hidden')], new Set())).toEqual(['a']);
  });

  it.each([
    ['itself', [team('a', 'a')], ['a']],
    ['two', [team('a', 'b'), team('b', 'a')], ['a', '.b']],
    [
      'a circle below a sound team',
      [team('top'), team('a', 'top', 'b'), team('b', 'a')],
      ['top', '.a', '..b'],
    ],
  ])('cuts a circle of %s', (_, teams, expected) => {
    expect(places(teams, everyone(['a', 'b', 'top']))).toEqual(expected);
  });

  it('reaches every team, whatever the parents, and never twice in one branch', () => {
    const names = ['a', 'b', 'c', 'd', 'e', 'f'];
    const graph = fc.record(
      Object.fromEntries(
        names.map(name => [name, fc.subarray([...names, 'gone'])]),
      ),
    );
    fc.assert(
      fc.property(graph, parents => {
        const tree = teamTree(names.map(name => team(name, ...parents[name])));
        const rows = teamRows(tree.roots, tree, everyone(names));
        expect(new Set(rows.map(({ name }) => name))).toEqual(new Set(names));
        const ids = rows.map(({ id }) => id);
        expect(new Set(ids).size).toBe(ids.length);
        for (const { id, level, position, siblings } of rows) {
          const path = id.split(' ');
          expect(path).toHaveLength(level);
          expect(new Set(path).size).toBe(path.length);
          expect(position).toBeLessThanOrEqual(siblings);
        }
      }),
    );
  });
});
