import { Cell, Link, Table, type ColumnConfig } from '@backstage/ui';
import {
  EntityLink,
  PagedFoot,
  RowLine,
  RowList,
  StatusText,
  useNarrow,
  usePaged,
  useTexts,
} from '@internal/frontend-kit';
import type { TeamBuilds } from '@callboard/backstage-plugin-build-health-common';
import { formatRed } from '../../lib/formatRed';
import { useFigureText } from '../../hooks/useFigureText';
import { usePagePath } from '../../hooks/usePagePath';
import { NO_OWNER } from '../../lib/redThatFit';
import { buildHealthTranslationRef } from '../../translation';
import { FigureLink } from '../FigureLink';
import styles from './TeamsTab.module.css';

type Row = TeamBuilds & { id: string };

interface RowsProps {
  rows: Row[];
  days: number;
  /** Whether any team has one: a portal without reports of tests has none. */
  hasFlaky: boolean;
}

/** The teams: a table, and a list on a phone. */
export function TeamRows(props: {
  teams: readonly TeamBuilds[];
  days: number;
}) {
  const { teams, days } = props;
  const isNarrow = useNarrow();
  const { rows, pagination } = usePaged(teams);
  const Rows = isNarrow ? TeamList : TeamTable;
  return (
    <>
      <Rows
        rows={rows.map(row => ({ ...row, id: row.ownerRef ?? NO_OWNER }))}
        days={days}
        hasFlaky={teams.some(({ flakyTests }) => flakyTests > 0)}
      />
      <PagedFoot pagination={pagination} />
    </>
  );
}

function TeamTable({ rows, days, hasFlaky }: RowsProps) {
  const { t } = useTexts(buildHealthTranslationRef);
  const text = useFigureText(days);
  const column = (
    id:
      | 'team'
      | 'services'
      | 'red'
      | 'success'
      | 'redTime'
      | 'duration'
      | 'flaky',
    width: `${number}fr`,
    content: (row: Row) => JSX.Element | string,
  ): ColumnConfig<Row> => ({
    id,
    label: t(`page.teams.columns.${id}`),
    width,
    isRowHeader: id === 'team',
    cell: row => <Cell className={styles.cell}>{content(row)}</Cell>,
  });
  return (
    <Table
      columnConfig={[
        column('team', '15fr', row => <Team row={row} />),
        column('red', '9fr', row => <Red row={row} />),
        column('success', '21fr', row => <Rate row={row} days={days} />),
        column('redTime', '12fr', ({ redMs }) =>
          redMs > 0 ? formatRed(redMs) : t('page.teams.noRedTime'),
        ),
        column('duration', '28fr', row => <Duration row={row} days={days} />),
        column('services', '10fr', ({ services }) => text.count(services)),
        ...(hasFlaky
          ? [
              column('flaky', '12fr', ({ flakyTests }) =>
                text.count(flakyTests),
              ),
            ]
          : []),
      ]}
      data={rows}
      pagination={{ type: 'none' }}
    />
  );
}

function TeamList({ rows, days, hasFlaky }: RowsProps) {
  const { t } = useTexts(buildHealthTranslationRef);
  return (
    <RowList label={t('page.tabs.teams')}>
      {rows.map(row => (
        <li key={row.id}>
          <RowLine>
            <Team row={row} />
            {row.red > 0 && <Red row={row} />}
          </RowLine>
          <Rate row={row} days={days} />
          {row.duration && <Duration row={row} days={days} />}
          <span className={styles.quiet}>
            {[
              t('page.teams.services', { count: row.services }),
              row.redMs > 0 &&
                t('page.teams.redTime', {
                  duration: formatRed(row.redMs),
                }),
              hasFlaky && t('page.teams.flaky', { count: row.flakyTests }),
            ]
              .filter(Boolean)
              .join(' · ')}
          </span>
        </li>
      ))}
    </RowList>
  );
}

function Team({ row: { ownerRef } }: { row: Row }) {
  const { t } = useTexts(buildHealthTranslationRef);
  return ownerRef ? (
    <EntityLink entityRef={ownerRef} />
  ) : (
    <span>{t('page.nobody')}</span>
  );
}

/** How often main passes, with the way to the builds that it is of. */
function Rate({ row, days }: { row: Row; days: number }) {
  const { t } = useTexts(buildHealthTranslationRef);
  const text = useFigureText(days);
  const path = usePagePath();
  if (row.successRate.n === 0) {
    // Also of these people ask what was left out.
    return (
      <FigureLink
        text={t('build.unknown')}
        href={path.buildsOf(row.id, { part: 'left-out', days })}
      />
    );
  }
  return (
    <FigureLink
      text={text.rate(row.successRate)}
      href={path.buildsOf(row.id, { part: 'counted', days })}
    />
  );
}

function Duration({ row, days }: { row: Row; days: number }) {
  const { t } = useTexts(buildHealthTranslationRef);
  const text = useFigureText(days);
  const path = usePagePath();
  return row.duration ? (
    <FigureLink
      text={text.duration(row.duration)}
      href={path.buildsOf(row.id, { part: 'timed', days })}
    />
  ) : (
    <>{t('build.unknown')}</>
  );
}

/** How many are red, with the way to which. */
function Red({ row: { id, red } }: { row: Row }) {
  const { t } = useTexts(buildHealthTranslationRef);
  const path = usePagePath();
  if (red === 0) return <>{t('page.teams.noneRed')}</>;
  return (
    <StatusText
      tone="bad"
      text={
        <Link href={path.redOf(id)}>
          {t('page.teams.redNow', { n: `${red}` })}
        </Link>
      }
    />
  );
}
