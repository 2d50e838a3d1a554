import type { ReactNode } from 'react';
import { Link } from '@backstage/core-components';
import { Cell, Table, Text, type ColumnConfig } from '@backstage/ui';
import { useNarrow, useTexts } from '@internal/frontend-kit';
import type { MyShift } from '@callboard/backstage-plugin-oncall-common';
import { useListText } from '../../hooks/useListText';
import { useMe } from '../../hooks/useMe';
import { usePagePath } from '../../hooks/usePagePath';
import { useShiftText } from '../../hooks/useShiftText';
import { MyShifts } from './MyShifts';
import { GiveAway, keyOf, ShiftList, When } from './ShiftList';
import { oncallTranslationRef } from '../../translation';
import styles from '../SchedulesTab/SchedulesTab.module.css';

type Row = MyShift & { id: string };

/** The reader's shifts of the next eight weeks, in the reader's zone. */
export function MyShiftsTab() {
  const { t } = useTexts(oncallTranslationRef);
  const narrow = useNarrow();
  const path = usePagePath();
  return (
    <MyShifts>
      {shifts => (
        <>
          <Text as="p" variant="body-large">
            {t('list.mine.count', { count: shifts.length })}
          </Text>
          {narrow ? (
            <ShiftList shifts={shifts} path={path} />
          ) : (
            <ShiftTable shifts={shifts} />
          )}
        </>
      )}
    </MyShifts>
  );
}

/** A component of its own: the table draws a cell anew only when its shift changes. */
function Company({ shift }: { shift: MyShift }) {
  const { t } = useTexts(oncallTranslationRef);
  const { listOf } = useListText();
  const me = useMe();
  const others = shift.people.filter(({ entityRef }) => entityRef !== me);
  return <>{listOf(others, t('list.mine.alone'))}</>;
}

function useColumns(): ColumnConfig<Row>[] {
  const { t } = useTexts(oncallTranslationRef);
  const path = usePagePath();
  const { duration } = useShiftText();
  const column = (
    id: 'when' | 'duration' | 'schedule' | 'with',
    width: `${number}fr`,
    content: (row: Row) => ReactNode,
  ): ColumnConfig<Row> => ({
    id,
    label: t(`list.mine.columns.${id}`),
    width,
    isRowHeader: id === 'when',
    cell: row => <Cell className={styles.cell}>{content(row)}</Cell>,
  });
  return [
    column('when', '8fr', row => <When shift={row} />),
    column('duration', '2fr', row => duration(row) ?? '—'),
    column('schedule', '5fr', ({ schedule }) => (
      <Link to={path.schedule(schedule.id)}>{schedule.name}</Link>
    )),
    column('with', '4fr', row => <Company shift={row} />),
    {
      id: 'give',
      label: t('list.mine.giveAway'),
      width: '3fr',
      cell: row => (
        <Cell className={styles.cell}>
          <GiveAway shift={row} path={path} />
        </Cell>
      ),
    },
  ];
}

function ShiftTable({ shifts }: { shifts: MyShift[] }) {
  return (
    <Table
      columnConfig={useColumns()}
      data={shifts.map(shift => ({ ...shift, id: keyOf(shift) }))}
      pagination={{ type: 'none' }}
    />
  );
}
