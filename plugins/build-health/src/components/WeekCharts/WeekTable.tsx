import { Cell, Table, type ColumnConfig } from '@backstage/ui';
import {
  formatDuration,
  RowList,
  useNarrow,
  useTexts,
} from '@internal/frontend-kit';
import type { BuildWeek } from '@callboard/backstage-plugin-build-health-common';
import { useWeekText, type WeekFigure } from '../../hooks/useWeekText';
import { formatRed } from '../../lib/formatRed';
import { buildHealthTranslationRef } from '../../translation';
import styles from './WeekCharts.module.css';

type Row = BuildWeek & { id: string };
type ColumnId =
  | 'week'
  | 'p50'
  | 'p95'
  | 'longest'
  | 'n'
  | 'rate'
  | 'leftOut'
  | 'red';

const NUMBERS: ReadonlySet<ColumnId> = new Set(['p50', 'p95', 'longest', 'n']);

interface WeeksProps {
  weeks: readonly BuildWeek[];
  figure: WeekFigure;
}

const Rows = (props: {
  weeks: readonly BuildWeek[];
  columns: ColumnConfig<Row>[];
}) => (
  <Table
    columnConfig={props.columns}
    data={props.weeks.map(week => ({ ...week, id: week.week }))}
    pagination={{ type: 'none' }}
  />
);

/** The same weeks as in the chart, the newest first: a table, and a list on a phone. */
export function WeekTable({ weeks, figure }: WeeksProps) {
  const isNarrow = useNarrow();
  const newestFirst = [...weeks].reverse();
  if (isNarrow) return <WeekList weeks={newestFirst} figure={figure} />;
  return figure === 'success' ? (
    <SuccessTable weeks={newestFirst} />
  ) : (
    <TimeTable weeks={newestFirst} figure={figure} />
  );
}

function WeekList({ weeks, figure }: WeeksProps) {
  const { t } = useTexts(buildHealthTranslationRef);
  const text = useWeekText(weeks);
  return (
    <RowList label={t(`weeks.name.${figure}`)}>
      {weeks.map(week => (
        <li key={week.week}>{text.point(week, figure)}</li>
      ))}
    </RowList>
  );
}

function TimeTable({
  weeks,
  figure,
}: {
  weeks: readonly BuildWeek[];
  figure: Exclude<WeekFigure, 'success'>;
}) {
  const { t } = useTexts(buildHealthTranslationRef);
  const text = useWeekText(weeks);
  const column = useColumn();
  const time = (of: 'p50' | 'p95' | 'max') => (week: Row) => {
    const known = week[figure];
    if (!known) return t('weeks.unknown');
    const value = known[of];
    return value === undefined ? t('weeks.fewForP95') : formatDuration(value);
  };
  return (
    <div className={styles.times}>
      <Rows
        weeks={weeks}
        columns={[
          column('week', '3fr', text.week),
          column('p50', '2fr', time('p50')),
          column('p95', '2fr', time('p95')),
          column('longest', '2fr', time('max')),
          column('n', '2fr', week =>
            week[figure] ? text.count(week[figure].n) : t('weeks.unknown'),
          ),
        ]}
      />
    </div>
  );
}

function SuccessTable({ weeks }: { weeks: readonly BuildWeek[] }) {
  const { t } = useTexts(buildHealthTranslationRef);
  const text = useWeekText(weeks);
  const column = useColumn();
  return (
    <Rows
      weeks={weeks}
      columns={[
        column('week', '3fr', text.week),
        column('rate', '4fr', ({ successRate }) =>
          successRate && successRate.n > 0
            ? text.rate(successRate)
            : t('weeks.unknown'),
        ),
        column('leftOut', '3fr', ({ leftOut }) =>
          leftOut
            ? text.leftOut(leftOut) ?? t('weeks.nothing')
            : t('weeks.unknown'),
        ),
        column('red', '2fr', ({ redMs }) => {
          if (redMs === undefined) return t('weeks.unknown');
          return redMs > 0 ? formatRed(redMs) : t('weeks.never');
        }),
      ]}
    />
  );
}

/** Makes columns whose figures stand below each other. */
function useColumn() {
  const { t } = useTexts(buildHealthTranslationRef);
  return (
    id: ColumnId,
    width: `${number}fr`,
    content: (row: Row) => string,
  ): ColumnConfig<Row> => ({
    id,
    label: t(`weeks.columns.${id}`),
    width,
    isRowHeader: id === 'week',
    cell: row => (
      <Cell className={NUMBERS.has(id) ? styles.number : styles.cell}>
        {content(row)}
      </Cell>
    ),
  });
}
