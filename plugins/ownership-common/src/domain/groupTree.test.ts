import * as fc from 'fast-check';
import {
  ancestorsOf,
  descendantsOf,
  groupEdges,
  parentCycleOf,
} from './groupTree';

const edges = groupEdges([
  { child: 'team', parent: 'department' },
  { child: 'team', parent: 'programme' },
  { child: 'department', parent: 'company' },
  { child: 'programme', parent: 'company' },
  { child: 'a', parent: 'b' },
  { child: 'b', parent: 'c' },
  { child: 'c', parent: 'a' },
  { child: 'leaf', parent: 'a' },
]);

describe('the team tree', () => {
  it('counts a group with two parents once', () => {
    expect(ancestorsOf('team', edges)).toEqual([
      'department',
      'programme',
      'company',
    ]);
    expect(descendantsOf('company', edges)).toEqual([
      'department',
      'programme',
      'team',
    ]);
  });

  it('walks cycles once around', () => {
    expect(ancestorsOf('leaf', edges)).toEqual(['a', 'b', 'c']);
    expect(descendantsOf('a', edges).sort()).toEqual(['b', 'c', 'leaf']);
  });

  it('shows the way a cycle goes, from each group on it and from no other', () => {
    expect(parentCycleOf('a', edges)).toEqual(['a', 'b', 'c', 'a']);
    expect(parentCycleOf('b', edges)).toEqual(['b', 'c', 'a', 'b']);
    expect(parentCycleOf('leaf', edges)).toBeUndefined();
    expect(parentCycleOf('team', edges)).toBeUndefined();
    const self = groupEdges([{ child: 'x', parent: 'x' }]);
    expect(parentCycleOf('x', self)).toEqual(['x', 'x']);
  });

  it('holds for any graph: no repeats, never the start, and each the mirror of the other', () => {
    const node = fc.integer({ min: 0, max: 12 }).map(String);
    fc.assert(
      fc.property(
        fc.array(fc.record({ child: node, parent: node }), { maxLength: 40 }),
        node,
        (pairs, start) => {
          const graph = groupEdges(pairs);
          const above = ancestorsOf(start, graph);
          expect(new Set(above).size).toBe(above.length);
          expect(above).not.toContain(start);
          for (const ref of above) {
            expect(descendantsOf(ref, graph)).toContain(start);
          }
          const cycle = parentCycleOf(start, graph);
          for (const [index, ref] of (cycle ?? []).slice(1).entries()) {
            expect(graph.parents.get(cycle![index])).toContain(ref);
          }
          expect(cycle !== undefined).toBe(
            (graph.parents.get(start) ?? []).some(
              parent =>
                parent === start || ancestorsOf(parent, graph).includes(start),
            ),
          );
        },
      ),
    );
  });
});
