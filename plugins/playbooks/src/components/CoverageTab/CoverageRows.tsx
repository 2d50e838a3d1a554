import type { ReactNode } from 'react';
import {
  Cell,
  Table,
  TablePagination,
  type ColumnConfig,
  type TablePaginationProps,
} from '@backstage/ui';
import { useNarrow, useTexts } from '@internal/frontend-kit';
import type { AlertCoverage } from '@callboard/backstage-plugin-playbooks-common';
import { playbooksTranslationRef } from '../../translation';
import {
  ActionCell,
  AlertCell,
  PageCell,
  SeverityCell,
  StateCell,
} from './cells';
import styles from './CoverageTab.module.css';

interface CoverageRowsProps {
  rows: AlertCoverage[];
  isStale: boolean;
  pagination: TablePaginationProps;
}

function CoverageTable({ rows, isStale, pagination }: CoverageRowsProps) {
  const { t } = useTexts(playbooksTranslationRef);
  const column = (
    id: 'alert' | 'severity' | 'state' | 'page' | 'action',
    width: `${number}fr`,
    content: (row: AlertCoverage) => ReactNode,
  ): ColumnConfig<AlertCoverage & { id: string }> => ({
    id,
    label: t(`coverage.columns.${id}`),
    width,
    isRowHeader: id === 'alert',
    cell: row => <Cell className={styles.cell}>{content(row)}</Cell>,
  });
  return (
    <Table
      columnConfig={[
        column('alert', '4fr', row => <AlertCell row={row} />),
        column('severity', '2fr', row => <SeverityCell row={row} />),
        column('state', '4fr', row => <StateCell row={row} />),
        column('page', '4fr', row => <PageCell row={row} />),
        column('action', '2fr', row => <ActionCell row={row} />),
      ]}
      data={rows.map(row => ({ ...row, id: row.alert }))}
      isStale={isStale}
      pagination={{ type: 'page', ...pagination }}
    />
  );
}

function CoverageCards({ rows, isStale, pagination }: CoverageRowsProps) {
  return (
    <>
      <ul className={styles.list} data-stale={isStale || undefined}>
        {rows.map(row => (
          <li key={row.alert}>
            <AlertCell row={row} isShort />
            <span className={styles.line}>
              <SeverityCell row={row} />
              <StateCell row={row} />
            </span>
            {row.page && <PageCell row={row} />}
            <ActionCell row={row} />
          </li>
        ))}
      </ul>
      <TablePagination {...pagination} />
    </>
  );
}

/** One page of alerts; on a phone as cards. */
export function CoverageRows(props: CoverageRowsProps) {
  return useNarrow() ? (
    <CoverageCards {...props} />
  ) : (
    <CoverageTable {...props} />
  );
}
