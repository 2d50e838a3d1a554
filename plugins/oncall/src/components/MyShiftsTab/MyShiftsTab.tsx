import type { ReactNode } from 'react';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { Link } from '@backstage/core-components';
import { Cell, Table, Text, type ColumnConfig } from '@backstage/ui';
import {
  EmptyBlock,
  formatDuration,
  localTimeZone,
  StatusText,
  useNarrow,
} from '@internal/frontend-kit';
import type { MyShift } from '@callboard/backstage-plugin-oncall-common';
import { useListText } from '../../hooks/useListText';
import { useMe } from '../../hooks/useMe';
import { useMyShifts } from '../../hooks/useMyShifts';
import { usePagePath } from '../../hooks/usePagePath';
import { useSpanText } from '../../hooks/useSpanText';
import { PageState } from '../OncallPage/PageState';
import { oncallTranslationRef } from '../../translation';
import styles from '../SchedulesTab/SchedulesTab.module.css';

type Row = MyShift & { id: string };

const spanOf = ({ startsAt, endsAt }: MyShift) => ({
  startsAt: Date.parse(startsAt),
  endsAt: Date.parse(endsAt),
});

const isNow = (shift: MyShift) => {
  const { startsAt, endsAt } = spanOf(shift);
  return startsAt <= Date.now() && Date.now() < endsAt;
};

/** The reader's shifts of the next eight weeks, in the reader's zone. */
export function MyShiftsTab() {
  const { t } = useTranslationRef(oncallTranslationRef);
  const narrow = useNarrow();
  const query = useMyShifts();
  return (
    <PageState
      query={query}
      subject={t('list.mine.subject')}
      thing={t('list.mine.thing')}
      isEmpty={({ items }) => items.length === 0}
      empty={
        <EmptyBlock kind="nothing-yet" title={t('list.mine.nothing')}>
          <p>{t('list.mine.nothingHint')}</p>
        </EmptyBlock>
      }
    >
      {({ items }) => (
        <>
          <Text as="p" variant="body-large">
            {t('list.mine.count', { count: items.length })}
          </Text>
          {narrow ? <Cards shifts={items} /> : <ShiftTable shifts={items} />}
        </>
      )}
    </PageState>
  );
}

function When({ shift }: { shift: MyShift }) {
  const { t } = useTranslationRef(oncallTranslationRef);
  const { span } = useSpanText(localTimeZone());
  return (
    <>
      {span(spanOf(shift))}
      {isNow(shift) && (
        <div>
          <StatusText tone="progress" text={t('list.mine.now')} />
        </div>
      )}
      {shift.overridden && (
        <div className={styles.quiet}>{t('list.mine.override')}</div>
      )}
    </>
  );
}

/** Opens the timeline at the shift, with the form of an override filled. */
function GiveAway({ shift }: { shift: MyShift }) {
  const { t } = useTranslationRef(oncallTranslationRef);
  const { span } = useSpanText(localTimeZone());
  const path = usePagePath();
  const { id, name } = shift.schedule;
  return (
    <Link
      to={path.schedule(id, { cover: `${shift.startsAt}/${shift.endsAt}` })}
      aria-label={t('list.mine.giveAwayOf', {
        name,
        span: span(spanOf(shift)),
      })}
    >
      {t('list.mine.giveAway')}
    </Link>
  );
}

/** A component of its own: the table draws a cell anew only when its shift changes. */
function Company({ shift }: { shift: MyShift }) {
  const { t } = useTranslationRef(oncallTranslationRef);
  const { list } = useListText();
  const me = useMe();
  const others = shift.people.filter(({ entityRef }) => entityRef !== me);
  return (
    <>
      {list(
        others.map(({ title }) => title),
        t('list.mine.alone'),
      )}
    </>
  );
}

function useColumns(): ColumnConfig<Row>[] {
  const { t } = useTranslationRef(oncallTranslationRef);
  const path = usePagePath();
  const column = (
    id: 'when' | 'duration' | 'schedule' | 'with',
    content: (row: Row) => ReactNode,
  ): ColumnConfig<Row> => ({
    id,
    label: t(`list.mine.columns.${id}`),
    isRowHeader: id === 'when',
    cell: row => <Cell className={styles.cell}>{content(row)}</Cell>,
  });
  const duration = (shift: MyShift) => {
    const { startsAt, endsAt } = spanOf(shift);
    return formatDuration(endsAt - startsAt);
  };
  return [
    column('when', row => <When shift={row} />),
    column('duration', duration),
    column('schedule', ({ schedule }) => (
      <Link to={path.schedule(schedule.id)}>{schedule.name}</Link>
    )),
    column('with', row => <Company shift={row} />),
    {
      id: 'give',
      label: t('list.mine.giveAway'),
      cell: row => (
        <Cell className={styles.cell}>
          <GiveAway shift={row} />
        </Cell>
      ),
    },
  ];
}

function ShiftTable({ shifts }: { shifts: MyShift[] }) {
  return (
    <Table
      columnConfig={useColumns()}
      data={shifts.map(shift => ({
        ...shift,
        id: `${shift.schedule.id} ${shift.startsAt}`,
      }))}
      pagination={{ type: 'none' }}
    />
  );
}

function Cards({ shifts }: { shifts: MyShift[] }) {
  return (
    <ul className={styles.list}>
      {shifts.map(shift => (
        <li key={`${shift.schedule.id} ${shift.startsAt}`}>
          <span>
            <When shift={shift} />
          </span>
          <span className={styles.quiet}>{shift.schedule.name}</span>
          <GiveAway shift={shift} />
        </li>
      ))}
    </ul>
  );
}
