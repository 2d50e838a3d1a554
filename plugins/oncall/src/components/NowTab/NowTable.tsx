import type { ReactNode } from 'react';
import { useTexts } from '@internal/frontend-kit';
import {
  Cell,
  Table,
  type ColumnConfig,
  type TablePaginationProps,
} from '@backstage/ui';
import type { TeamRow } from '../../lib/teamRows';
import { NextShift } from '../SchedulesTab/cells';
import {
  FirstLevel,
  ReachCell,
  SecondLevel,
  TeamCell,
  UntilCell,
} from './cells';
import { oncallTranslationRef } from '../../translation';
import styles from '../SchedulesTab/SchedulesTab.module.css';

/** Properties of the list in both of its forms. */
export interface NowRowsProps {
  rows: TeamRow[];
  /** Other rows are on their way. */
  isStale: boolean;
  pagination: TablePaginationProps;
}

type Column = 'team' | 'levelOne' | 'until' | 'next' | 'levelTwo' | 'reach';

function useColumns(): ColumnConfig<TeamRow>[] {
  const { t } = useTexts(oncallTranslationRef);
  const column = (
    id: Column,
    width: `${number}fr`,
    content: (row: TeamRow) => ReactNode,
  ): ColumnConfig<TeamRow> => ({
    id,
    label: t(`list.columns.${id}`),
    width,
    isRowHeader: id === 'team',
    cell: row => <Cell className={styles.cell}>{content(row)}</Cell>,
  });
  return [
    column('team', '4fr', row => <TeamCell row={row} />),
    column('levelOne', '5fr', row => <FirstLevel row={row} />),
    column('until', '3fr', row => <UntilCell row={row} />),
    column('next', '4fr', ({ first }) => <NextShift shift={first.next} />),
    column('levelTwo', '4fr', row => <SecondLevel row={row} />),
    column('reach', '4fr', row => <ReachCell row={row} />),
  ];
}

/** One page of teams as a table. */
export function NowTable({ rows, isStale, pagination }: NowRowsProps) {
  return (
    <Table
      columnConfig={useColumns()}
      data={rows}
      isStale={isStale}
      pagination={{ type: 'page', ...pagination }}
    />
  );
}
