import {
  CountText,
  useNarrow,
  type TreeGridColumn,
  useTexts,
} from '@internal/frontend-kit';
import type { OwnershipCoverage } from '@callboard/backstage-plugin-ownership-common';
import type { useConfirmWaiting } from '../../hooks/useConfirmWaiting';
import { FindingCounts, TrustCounts } from './Counts';
import { NextStep } from './NextStep';
import { ServiceCount } from './ServiceCount';
import { TeamCell } from './TeamCell';
import type { CoverageRow } from './useTeamRows';
import { ownershipTranslationRef } from '../../translation';
import styles from './TeamTree.module.css';

/** The columns of the tree; on a phone two, with findings and next step below the name. */
export function useTeamColumns(
  { orphans }: OwnershipCoverage,
  confirm: ReturnType<typeof useConfirmWaiting>,
): TreeGridColumn<CoverageRow>[] {
  const { t } = useTexts(ownershipTranslationRef);
  const narrow = useNarrow();
  const findingsOf = ({ team }: CoverageRow) => (
    <FindingCounts
      {...(team?.withSubTeams ?? { bad: orphans.total, warn: 0 })}
    />
  );
  const stepOf = (row: CoverageRow, isActive: boolean) => (
    <NextStep team={row.team} confirm={confirm} isActive={isActive} />
  );
  const servicesColumn = {
    id: 'services',
    label: t('page.teams.columns.services'),
    isNumber: true,
    cell: ({ team }: CoverageRow, isActive: boolean) =>
      team ? (
        <ServiceCount team={team} isActive={isActive} />
      ) : (
        <CountText value={orphans.total} />
      ),
  };
  const label = t('page.teams.columns.team');

  if (narrow) {
    return [
      {
        id: 'team',
        label,
        cell: (row, isActive) => (
          <>
            <TeamCell team={row.team} isActive={isActive} />
            <div className={styles.below}>
              {findingsOf(row)}
              {stepOf(row, isActive)}
            </div>
          </>
        ),
      },
      servicesColumn,
    ];
  }
  return [
    {
      id: 'team',
      label,
      cell: (row, isActive) => <TeamCell team={row.team} isActive={isActive} />,
    },
    servicesColumn,
    {
      id: 'reachable',
      label: t('page.teams.columns.reachable'),
      isNumber: true,
      cell: ({ team }) =>
        team ? (
          <CountText value={team.withSubTeams.reachable} />
        ) : (
          t('page.teams.reachableOf', { reachable: 0, total: orphans.total })
        ),
    },
    {
      id: 'trust',
      label: t('page.teams.columns.trust'),
      cell: ({ team }) => <TrustCounts trust={team?.withSubTeams.trust} />,
    },
    {
      id: 'findings',
      label: t('page.teams.columns.findings'),
      cell: findingsOf,
    },
    { id: 'action', label: t('page.teams.columns.action'), cell: stepOf },
  ];
}
