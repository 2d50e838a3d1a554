import { Button, Cell, Table, type ColumnConfig } from '@backstage/ui';
import {
  EntityLink,
  RowLine,
  RowList,
  StatusText,
  TimeText,
  useNarrow,
  useUrlState,
  useTexts,
} from '@internal/frontend-kit';
import type { OwnedBuild } from '@callboard/backstage-plugin-build-health-common';
import { useBuildText } from '../../hooks/useBuildText';
import { buildName } from '../../lib/buildName';
import { toneOf } from '../../lib/outcomes';
import { buildHealthTranslationRef } from '../../translation';
import { OutsideLink } from '../OutsideLink';
import styles from './OwnedBuildsPage.module.css';

type Row = OwnedBuild & { id: string };

interface RowsProps {
  rows: Row[];
  isStale: boolean;
  /** Whether any of them is left out. */
  hasReasons: boolean;
}

/** Builds behind a figure: a table, and a list on a phone. */
export function OwnedRows(props: {
  items: readonly OwnedBuild[];
  isStale: boolean;
}) {
  const { items, isStale } = props;
  const Rows = useNarrow() ? BuildList : BuildTable;
  return (
    <Rows
      rows={items.map(one => ({ ...one, id: one.build.id }))}
      isStale={isStale}
      hasReasons={items.some(({ leftOut }) => leftOut)}
    />
  );
}

function BuildTable({ rows, isStale, hasReasons }: RowsProps) {
  const { t } = useTexts(buildHealthTranslationRef);
  const text = useBuildText();
  const column = (
    id:
      | 'service'
      | 'build'
      | 'state'
      | 'reason'
      | 'duration'
      | 'time'
      | 'action',
    width: `${number}fr`,
    content: (row: Row) => JSX.Element | string,
  ): ColumnConfig<Row> => ({
    id,
    label: t(`owned.columns.${id}`),
    width,
    isRowHeader: id === 'build',
    cell: row => <Cell className={styles.cell}>{content(row)}</Cell>,
  });
  return (
    <Table
      columnConfig={[
        column('build', '3fr', row => <Build row={row} />),
        column('service', '4fr', row => <Service row={row} />),
        column('state', '3fr', row => <State row={row} />),
        ...(hasReasons
          ? [
              column('reason', '3fr', ({ leftOut }) =>
                leftOut ? t(`owned.reason.${leftOut}`) : '',
              ),
            ]
          : []),
        column(
          'duration',
          '3fr',
          ({ build }) => text.duration(build) ?? t('build.unknown'),
        ),
        column('time', '4fr', row => <Time row={row} />),
        column('action', '3fr', row => <Open row={row} />),
      ]}
      data={rows}
      isStale={isStale}
      pagination={{ type: 'none' }}
    />
  );
}

function BuildList({ rows }: RowsProps) {
  const { t } = useTexts(buildHealthTranslationRef);
  const text = useBuildText();
  return (
    <RowList label={t('owned.parts')}>
      {rows.map(row => (
        <li key={row.id}>
          <RowLine>
            <State row={row} />
            <Time row={row} />
          </RowLine>
          <Service row={row} />
          <RowLine>
            <Build row={row} />
            <Open row={row} />
          </RowLine>
          <span className={styles.quiet}>
            {[
              text.duration(row.build) ?? t('build.unknownDuration'),
              row.leftOut && t(`owned.reason.${row.leftOut}`),
            ]
              .filter(Boolean)
              .join(' · ')}
          </span>
        </li>
      ))}
    </RowList>
  );
}

function Build({ row: { build } }: { row: Row }) {
  return (
    <span className={styles.stack}>
      <span>
        <OutsideLink href={build.url}>{buildName(build)}</OutsideLink>
      </span>
      <span className={styles.quiet}>{build.branch}</span>
    </span>
  );
}

function Service({ row }: { row: Row }) {
  return (
    <span className={styles.stack}>
      <EntityLink entityRef={row.entityRef} title={row.title} />
      <span className={styles.quiet}>{row.pipelineName}</span>
    </span>
  );
}

function State({ row: { build } }: { row: Row }) {
  const text = useBuildText();
  return <StatusText tone={toneOf(build)} text={text.outcome(build)} />;
}

function Time({ row: { build } }: { row: Row }) {
  const { t } = useTexts(buildHealthTranslationRef);
  const time = build.finishedAt ?? build.startedAt ?? build.createdAt;
  return time ? <TimeText value={time} /> : <>{t('build.unknown')}</>;
}

/** Opens the build with its jobs beside the list. */
function Open({ row }: { row: Row }) {
  const { t } = useTexts(buildHealthTranslationRef);
  const { change } = useUrlState();
  return (
    <Button
      variant="tertiary"
      size="small"
      aria-label={t('owned.openOf', {
        name: buildName(row.build),
        service: row.title,
      })}
      onPress={() => change({ open: row.id, of: row.entityRef })}
    >
      {t('owned.open')}
    </Button>
  );
}
