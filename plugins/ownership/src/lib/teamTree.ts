import type { TreeGridRow } from '@internal/frontend-kit';
import type {
  CoverageCounts,
  TeamCoverage,
} from '@callboard/backstage-plugin-ownership-common';

/** Teams under their parents, siblings in the order that was given. A team with two parents stands under both. */
export interface TeamTree {
  /** Every team can be reached from one of these. */
  roots: TeamCoverage[];
  childrenOf: (team: TeamCoverage) => TeamCoverage[];
}

/** A team in the place where it is shown. */
export interface TeamRow extends TreeGridRow {
  team: TeamCoverage;
}

/** Most bad first, then most to mend, then least confirmed, then by name. */
export function worstFirst(teams: TeamCoverage[]): TeamCoverage[] {
  const unsure = ({ trust }: CoverageCounts) => trust.stale + trust.never;
  return [...teams].sort(
    ({ withSubTeams: a, ...left }, { withSubTeams: b, ...right }) =>
      b.bad - a.bad ||
      b.warn - a.warn ||
      unsure(b) - unsure(a) ||
      left.title.localeCompare(right.title),
  );
}

/**
 * The tree of all teams. Of teams that are their own ancestors, and have nothing above, the first becomes a root.
 *
 * @param sorted - in the order of the siblings
 */
export function teamTree(sorted: TeamCoverage[]): TeamTree {
  const known = new Set(sorted.map(({ entityRef }) => entityRef));
  const children = new Map<string, TeamCoverage[]>();
  for (const team of sorted) {
    for (const parent of new Set(team.parents)) {
      const siblings = children.get(parent) ?? [];
      siblings.push(team);
      children.set(parent, siblings);
    }
  }
  const childrenOf = ({ entityRef }: TeamCoverage) =>
    children.get(entityRef) ?? [];

  const reached = new Set<TeamCoverage>();
  const roots = new Set<TeamCoverage>();
  const addRoot = (root: TeamCoverage) => {
    if (reached.has(root)) return;
    roots.add(root);
    const waiting = [root];
    for (const team of waiting) {
      if (reached.has(team)) continue;
      reached.add(team);
      waiting.push(...childrenOf(team));
    }
  };
  sorted
    .filter(({ parents }) => !parents.some(parent => known.has(parent)))
    .forEach(addRoot);
  sorted.forEach(addRoot);
  return { roots: sorted.filter(team => roots.has(team)), childrenOf };
}

/**
 * The rows of open branches, from top to bottom. Only those are made: with two parents on each level a whole tree has more
 * places than teams.
 *
 * @param roots - where to begin
 * @param open - references of open teams
 */
export function teamRows(
  roots: TeamCoverage[],
  { childrenOf }: TeamTree,
  open: ReadonlySet<string>,
): TeamRow[] {
  const rows: TeamRow[] = [];
  const add = (siblings: TeamCoverage[], path: string[]) =>
    siblings.forEach((team, index) => {
      const here = [...path, team.entityRef];
      // A team that is its own ancestor is cut where it would come again.
      const below = childrenOf(team).filter(
        ({ entityRef }) => !here.includes(entityRef),
      );
      const isOpen = below.length > 0 ? open.has(team.entityRef) : undefined;
      rows.push({
        id: here.join(' '),
        name: team.title,
        level: here.length,
        position: index + 1,
        siblings: siblings.length,
        isOpen,
        team,
      });
      if (isOpen) add(below, here);
    });
  add(roots, []);
  return rows;
}
