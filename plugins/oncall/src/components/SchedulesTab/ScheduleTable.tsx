import type { ReactNode } from 'react';
import {
  Cell,
  Table,
  type ColumnConfig,
  type TablePaginationProps,
} from '@backstage/ui';
import { TeamLink, useTexts } from '@internal/frontend-kit';
import type { ScheduleSummary } from '@callboard/backstage-plugin-oncall-common';
import { useUntilText } from '../../hooks/useUntilText';
import { Gaps, Nobody, People, ScheduleName } from './cells';
import { oncallTranslationRef } from '../../translation';
import styles from './SchedulesTab.module.css';

type Column = 'schedule' | 'team' | 'level' | 'zone' | 'now' | 'gaps';

function useColumns(): ColumnConfig<ScheduleSummary>[] {
  const { t } = useTexts(oncallTranslationRef);
  const { until } = useUntilText();
  const column = (
    id: Column,
    width: `${number}fr`,
    content: (row: ScheduleSummary) => ReactNode,
  ): ColumnConfig<ScheduleSummary> => ({
    id,
    label: t(`list.columns.${id}`),
    width,
    isRowHeader: id === 'schedule',
    cell: row => <Cell className={styles.cell}>{content(row)}</Cell>,
  });
  return [
    column('schedule', '5fr', row => <ScheduleName schedule={row} />),
    column('team', '4fr', ({ team }) => <TeamLink {...team} />),
    column('level', '2fr', ({ level }) => t('list.levelOf', { level })),
    column('zone', '3fr', ({ timeZone }) => timeZone),
    column('now', '5fr', row =>
      row.now ? (
        <>
          <People shift={row.now} />
          <div className={styles.quiet}>{until(row.now.endsAt)}</div>
        </>
      ) : (
        <Nobody schedule={row} />
      ),
    ),
    column('gaps', '5fr', row => <Gaps schedule={row} />),
  ];
}

/** One page of schedules as a table. */
export function ScheduleTable(props: {
  rows: ScheduleSummary[];
  isStale: boolean;
  pagination: TablePaginationProps;
}) {
  const { rows, isStale, pagination } = props;
  return (
    <Table
      columnConfig={useColumns()}
      data={rows}
      isStale={isStale}
      pagination={{ type: 'page', ...pagination }}
    />
  );
}
