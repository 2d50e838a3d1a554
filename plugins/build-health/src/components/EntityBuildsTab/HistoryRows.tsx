import { Cell, Table, type ColumnConfig } from '@backstage/ui';
import { useNarrow, useTexts } from '@internal/frontend-kit';
import type { BuildPage } from '@callboard/backstage-plugin-build-health-common';
import { groupAttempts, type BuildRow } from '../../lib/groupAttempts';
import { buildHealthTranslationRef } from '../../translation';
import {
  CommitCell,
  NameCell,
  OpenCell,
  StateCell,
  TimeCell,
  useTimes,
} from './cells';
import styles from './EntityBuildsTab.module.css';

const widths = {
  build: '5fr',
  state: '4fr',
  commit: '6fr',
  queue: '3fr',
  duration: '6fr',
  trigger: '3fr',
  author: '4fr',
  time: '5fr',
  action: '3fr',
} as const;

const numbers: ReadonlySet<string> = new Set(['queue', 'duration']);

interface RowsProps {
  rows: BuildRow[];
  isStale: boolean;
  /** Name of the pipeline of a row; absent where there is only one. */
  pipelineOf: (row: BuildRow) => string | undefined;
}

/** The builds of a page: a table, and a list on a phone. */
export function HistoryRows(props: { page: BuildPage; isStale: boolean }) {
  const { page, isStale } = props;
  const names = new Map(page.pipelines.map(({ id, name }) => [id, name]));
  const pipelineOf = ({ latest }: BuildRow) =>
    names.size > 1 ? names.get(latest.pipelineId) : undefined;
  const Rows = useNarrow() ? RowList : RowTable;
  return (
    <Rows
      rows={groupAttempts(page.items)}
      isStale={isStale}
      pipelineOf={pipelineOf}
    />
  );
}

function RowTable({ rows, isStale, pipelineOf }: RowsProps) {
  const { t } = useTexts(buildHealthTranslationRef);
  const times = useTimes();
  const column = (
    id: keyof typeof widths,
    content: (row: BuildRow) => JSX.Element | string,
  ): ColumnConfig<BuildRow> => ({
    id,
    label: t(`history.columns.${id}`),
    width: widths[id],
    isRowHeader: id === 'build',
    cell: row => (
      <Cell className={numbers.has(id) ? styles.number : styles.cell}>
        {content(row)}
      </Cell>
    ),
  });
  return (
    <Table
      columnConfig={[
        column('build', row => (
          <NameCell row={row} pipeline={pipelineOf(row)} />
        )),
        column('state', row => <StateCell row={row} />),
        column('commit', row => <CommitCell row={row} />),
        column('queue', times.queue),
        column('duration', times.duration),
        column('trigger', ({ latest }) =>
          t(`history.trigger.${latest.trigger}`),
        ),
        column('author', ({ latest }) => latest.author ?? t('build.unknown')),
        column('time', row => <TimeCell row={row} />),
        column('action', row => <OpenCell row={row} />),
      ]}
      data={rows}
      isStale={isStale}
      pagination={{ type: 'none' }}
    />
  );
}

function RowList({ rows, isStale, pipelineOf }: RowsProps) {
  const { t } = useTexts(buildHealthTranslationRef);
  const times = useTimes();
  return (
    <ul
      className={styles.list}
      data-stale={isStale || undefined}
      aria-label={t('history.history')}
    >
      {rows.map(row => (
        <li key={row.id}>
          <div className={styles.line}>
            <StateCell row={row} />
            <TimeCell row={row} />
          </div>
          <NameCell row={row} pipeline={pipelineOf(row)} />
          <CommitCell row={row} />
          <span className={styles.quiet}>
            {[
              t('history.queued', { duration: times.queue(row) }),
              t('history.ran', { duration: times.duration(row) }),
              t(`history.trigger.${row.latest.trigger}`),
              row.latest.author,
            ]
              .filter(Boolean)
              .join(' · ')}
          </span>
          <div>
            <OpenCell row={row} />
          </div>
        </li>
      ))}
    </ul>
  );
}
