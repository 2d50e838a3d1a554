/**
 * The edges of the team tree. A group may have several parents, and real catalogs hold cycles.
 *
 * @public
 */
export interface GroupEdges {
  /** Group → its parents. */
  parents: ReadonlyMap<string, readonly string[]>;
  /** Group → its children. */
  children: ReadonlyMap<string, readonly string[]>;
}

/** Breadth first, each group once; the start itself is never part of the result. */
function walk(
  start: string,
  edges: ReadonlyMap<string, readonly string[]>,
): string[] {
  const seen = new Set([start]);
  const queue = [start];
  for (let index = 0; index < queue.length; index++) {
    for (const next of edges.get(queue[index]) ?? []) {
      if (!seen.has(next)) {
        seen.add(next);
        queue.push(next);
      }
    }
  }
  return queue.slice(1);
}

/**
 * The edges of a list of child and parent pairs.
 *
 * @public
 */
export function groupEdges(
  pairs: Iterable<{ child: string; parent: string }>,
): GroupEdges {
  const parents = new Map<string, string[]>();
  const children = new Map<string, string[]>();
  const add = (edges: Map<string, string[]>, from: string, to: string) => {
    const list = edges.get(from);
    if (!list) edges.set(from, [to]);
    else if (!list.includes(to)) list.push(to);
  };
  for (const { child, parent } of pairs) {
    add(parents, child, parent);
    add(children, parent, child);
  }
  return { parents, children };
}

/**
 * All groups above a group, nearest first, each once.
 *
 * @public
 */
export function ancestorsOf(group: string, edges: GroupEdges): string[] {
  return walk(group, edges.parents);
}

/**
 * All groups below a group, nearest first, each once.
 *
 * @public
 */
export function descendantsOf(group: string, edges: GroupEdges): string[] {
  return walk(group, edges.children);
}

/**
 * The shortest way from a group up to itself, both ends included, or nothing when the tree above it is sound.
 *
 * @public
 */
export function parentCycleOf(
  group: string,
  edges: GroupEdges,
): string[] | undefined {
  const cameFrom = new Map<string, string>();
  const queue = [group];
  for (let index = 0; index < queue.length; index++) {
    for (const parent of edges.parents.get(queue[index]) ?? []) {
      if (parent === group) {
        const path = [group];
        for (
          let step: string | undefined = queue[index];
          step !== undefined && step !== group;
          step = cameFrom.get(step)
        ) {
          path.unshift(step);
        }
        return [group, ...path];
      }
      if (!cameFrom.has(parent)) {
        cameFrom.set(parent, queue[index]);
        queue.push(parent);
      }
    }
  }
  return undefined;
}
