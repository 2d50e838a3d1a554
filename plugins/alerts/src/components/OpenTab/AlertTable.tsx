import {
  Cell,
  Link,
  Table,
  VisuallyHidden,
  type ColumnConfig,
} from '@backstage/ui';
import { EntityLink, TeamLink, useTexts } from '@internal/frontend-kit';
import { useAgeText } from '../../hooks/useAgeText';
import { useAlertPaths } from '../../hooks/useAlertPaths';
import type { HeldRow } from '../../lib/heldRows';
import { alertsTranslationRef } from '../../translation';
import { AckButton } from '../AckButton';
import { SeverityMark } from '../SeverityMark';
import { StateMark } from '../StateMark';
import styles from './OpenTab.module.css';

type Row = HeldRow & { id: string };

/** Alerts as a table; several can be chosen. */
export function AlertTable(props: {
  rows: readonly HeldRow[];
  isStale?: boolean;
  selected: ReadonlySet<string>;
  onSelect: (ids: ReadonlySet<string>) => void;
}) {
  const { rows, isStale, selected, onSelect } = props;
  const { t } = useTexts(alertsTranslationRef);
  const column = (
    id: 'severity' | 'alert' | 'service' | 'times' | 'age' | 'state' | 'act',
    width: `${number}fr`,
    content: (row: Row) => JSX.Element | string,
  ): ColumnConfig<Row> => ({
    id,
    label: t(`list.columns.${id}`),
    width,
    isRowHeader: id === 'alert',
    cell: row => (
      <Cell className={id === 'times' ? styles.number : styles.cell}>
        {content(row)}
      </Cell>
    ),
  });
  return (
    <Table
      columnConfig={[
        column('severity', '2fr', ({ alert }) => (
          <SeverityMark
            severity={alert.severity}
            isOver={alert.state === 'resolved'}
          />
        )),
        column('alert', '5fr', row => <Name row={row} />),
        column('service', '3fr', row => <Place row={row} />),
        column('times', '1fr', row => <Times row={row} />),
        column('age', '2fr', row => <Age row={row} />),
        column('state', '3fr', row => <State row={row} />),
        column('act', '2fr', ({ alert }) => <AckButton alert={alert} />),
      ]}
      data={rows.map(row => ({ ...row, id: row.alert.id }))}
      isStale={isStale}
      pagination={{ type: 'none' }}
      selection={{
        mode: 'multiple',
        behavior: 'toggle',
        selected: new Set(selected),
        onSelectionChange: keys =>
          onSelect(
            keys === 'all'
              ? new Set(rows.map(({ alert }) => alert.id))
              : new Set([...keys].map(String)),
          ),
      }}
    />
  );
}

/** Parts of a row, in the table and on a phone. */
export function Name({ row }: { row: HeldRow }) {
  const path = useAlertPaths();
  const { id, title, summary } = row.alert;
  return (
    <span className={styles.stack}>
      {path ? <Link href={path.alert(id)}>{title}</Link> : <span>{title}</span>}
      {summary !== title && <span className={styles.quiet}>{summary}</span>}
    </span>
  );
}

export function Place({ row }: { row: HeldRow }) {
  const { t } = useTexts(alertsTranslationRef);
  const { entity, team } = row.alert;
  if (entity) return <EntityLink {...entity} />;
  return team ? <TeamLink {...team} /> : <span>{t('list.noService')}</span>;
}

export function Times({ row }: { row: HeldRow }) {
  const { t } = useTexts(alertsTranslationRef);
  const { repeats } = row.alert;
  return (
    <>
      <span aria-hidden="true">{t('alert.times', { n: `${repeats}` })}</span>
      <VisuallyHidden>
        {t('alert.timesSpoken', { count: repeats })}
      </VisuallyHidden>
    </>
  );
}

export function Age({ row }: { row: HeldRow }) {
  const age = useAgeText();
  const { startedAt } = row.alert;
  return <time dateTime={startedAt}>{age(startedAt)}</time>;
}

export function State({ row }: { row: HeldRow }) {
  const { t } = useTexts(alertsTranslationRef);
  return (
    <span className={styles.stack}>
      <StateMark alert={row.alert} />
      {row.isGone && row.alert.state !== 'resolved' && (
        <span className={styles.quiet}>{t('list.gone')}</span>
      )}
    </span>
  );
}
