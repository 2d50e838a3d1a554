import { useMemo } from 'react';
import {
  useUrlState,
  type TreeGridRow,
  useTexts,
} from '@internal/frontend-kit';
import type {
  OwnershipCoverage,
  TeamCoverage,
} from '@callboard/backstage-plugin-ownership-common';
import { useSteadyOrder } from '../../hooks/useSteadyOrder';
import { teamRows, teamTree, worstFirst } from '../../lib/teamTree';
import { ownershipTranslationRef } from '../../translation';

/** A team, or what has no owner. */
export type CoverageRow = TreeGridRow & { team?: TeamCoverage };

const NO_OWNER = '(none)';
/** In the address, where every branch is closed. */
const NONE = 'none';

/** A root that holds nearly everything, as a company does, says nothing alone. */
const openAtFirst = (roots: TeamCoverage[], total: number) =>
  roots
    .filter(({ withSubTeams }) => withSubTeams.total > 0.8 * total)
    .map(({ entityRef }) => entityRef);

/** The rows that the address asks for: all teams, those of the reader, or those with a text in their name. */
export function useTeamRows(coverage: OwnershipCoverage) {
  const { t } = useTexts(ownershipTranslationRef);
  const { params, change } = useUrlState();
  const { teams, mine, orphans } = coverage;
  const q = (params.get('q') ?? '').trim().toLocaleLowerCase();
  const isMine = params.get('view') === 'mine';
  // The worst first when the reader comes; from then on no row moves.
  const sorted = useSteadyOrder(
    useMemo(() => worstFirst(teams), [teams]),
    ({ entityRef }) => entityRef,
  );
  const tree = useMemo(() => teamTree(sorted), [sorted]);
  const atFirst = openAtFirst(tree.roots, coverage.all.total);
  const open = new Set(
    params.has('expanded') ? params.getAll('expanded') : atFirst,
  );
  open.delete(NONE);

  const isWanted = ({ entityRef, title }: TeamCoverage) =>
    (!isMine || mine.includes(entityRef)) &&
    `${title} ${entityRef}`.toLocaleLowerCase().includes(q);
  const isWhole = !isMine && q === '';
  const roots = isWhole ? tree.roots : sorted.filter(isWanted);
  const rows: CoverageRow[] = teamRows(roots, tree, open);
  if (isWhole && orphans.total > 0) {
    rows.unshift({
      id: NO_OWNER,
      name: t('page.teams.noOwner'),
      level: 1,
      position: 0,
      siblings: 0,
    });
  }
  const top = rows.filter(({ level }) => level === 1);
  top.forEach((row, index) =>
    Object.assign(row, { position: index + 1, siblings: top.length }),
  );

  return {
    rows,
    toggle: ({ team }: CoverageRow) => {
      if (!team) return;
      if (!open.delete(team.entityRef)) open.add(team.entityRef);
      const none = atFirst.length > 0 ? NONE : undefined;
      change({ expanded: open.size > 0 ? [...open] : none }, { replace: true });
    },
  };
}
