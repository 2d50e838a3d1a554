import { Cell, Table, type ColumnConfig } from '@backstage/ui';
import { RowList, useNarrow, useTexts } from '@internal/frontend-kit';
import { useScorecardsText } from '../../hooks/useScorecardsText';
import { useTrendWords } from '../../hooks/useTrendWords';
import { groupsOf, type CheckDay } from '../../lib/checkDays';
import { scorecardsTranslationRef } from '../../translation';
import styles from './CheckPage.module.css';

/** The same days as in the chart, the newest first: a table, and a list on a phone. */
export function DayRows({ days }: { days: readonly CheckDay[] }) {
  const { t } = useTexts(scorecardsTranslationRef);
  const isNarrow = useNarrow();
  const words = useTrendWords();
  const text = useScorecardsText();
  const newestFirst = [...days].reverse();
  if (isNarrow) {
    return (
      <RowList label={t('check.trend.name')}>
        {newestFirst.map(day => (
          <li key={day.id}>{words.point(day)}</li>
        ))}
      </RowList>
    );
  }
  const columns: ColumnConfig<CheckDay>[] = [
    {
      id: 'day',
      label: t('check.trend.day'),
      isRowHeader: true,
      cell: day => <Cell>{words.day(day)}</Cell>,
    },
    ...groupsOf(days).map(
      (group): ColumnConfig<CheckDay> => ({
        id: group,
        label: words.group(group),
        cell: ({ groups }) => (
          <Cell className={styles.figure}>
            {groups ? text.count(groups[group]) : t('check.trend.unknown')}
          </Cell>
        ),
      }),
    ),
  ];
  return (
    <Table
      columnConfig={columns}
      data={newestFirst}
      pagination={{ type: 'none' }}
    />
  );
}
