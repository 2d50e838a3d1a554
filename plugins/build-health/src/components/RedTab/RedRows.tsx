import { Cell, Link, Table, type ColumnConfig } from '@backstage/ui';
import {
  OnCallBadge,
  oncallApiRef,
} from '@callboard/backstage-plugin-oncall-react';
import { useApiHolder } from '@backstage/core-plugin-api';
import {
  EntityLink,
  PagedFoot,
  RowLine,
  RowList,
  StatusText,
  useNarrow,
  useNow,
  usePaged,
  useTexts,
} from '@internal/frontend-kit';
import type { RedService } from '@callboard/backstage-plugin-build-health-common';
import { formatRed } from '../../lib/formatRed';
import { usePagePath } from '../../hooks/usePagePath';
import { useWhatText } from '../../hooks/useWhatText';
import { buildName } from '../../lib/buildName';
import { buildHealthTranslationRef } from '../../translation';
import { OutsideLink } from '../OutsideLink';
import styles from './RedTab.module.css';

type Row = RedService & { id: string };

/** The red services: a table, and a list on a phone. */
export function RedRows({ services }: { services: readonly RedService[] }) {
  const isNarrow = useNarrow();
  const { rows, pagination } = usePaged(services);
  const named = rows.map(row => ({
    ...row,
    id: `${row.entityRef} ${row.pipelineId}`,
  }));
  const Rows = isNarrow ? RedList : RedTable;
  return (
    <>
      <Rows rows={named} />
      <PagedFoot pagination={pagination} />
    </>
  );
}

function RedTable({ rows }: { rows: Row[] }) {
  const { t } = useTexts(buildHealthTranslationRef);
  const hasOnCall = useApiHolder().get(oncallApiRef) !== undefined;
  const column = (
    id: 'service' | 'owner' | 'since' | 'what' | 'call' | 'action',
    width: `${number}fr`,
    content: (row: Row) => JSX.Element | string,
  ): ColumnConfig<Row> => ({
    id,
    label: t(`page.red.columns.${id}`),
    width,
    isRowHeader: id === 'service',
    cell: row => <Cell className={styles.cell}>{content(row)}</Cell>,
  });
  return (
    <Table
      columnConfig={[
        column('service', '4fr', row => <Service row={row} />),
        column('owner', '3fr', row => <Owner row={row} />),
        column('since', '2fr', row => <RedFor row={row} />),
        column('what', '4fr', row => <What row={row} />),
        ...(hasOnCall
          ? [
              column('call', '4fr', row => (
                <OnCallBadge entity={row.entityRef} />
              )),
            ]
          : []),
        column('action', '3fr', row => <OpenBuild row={row} />),
      ]}
      data={rows}
      pagination={{ type: 'none' }}
    />
  );
}

function RedList({ rows }: { rows: Row[] }) {
  const { t } = useTexts(buildHealthTranslationRef);
  return (
    <RowList label={t('page.tabs.red')}>
      {rows.map(row => (
        <li key={row.id}>
          <RowLine>
            <Service row={row} />
            <RedFor row={row} />
          </RowLine>
          <Owner row={row} />
          <span>
            <What row={row} />
          </span>
          <RowLine>
            <OnCallBadge entity={row.entityRef} />
            <OpenBuild row={row} />
          </RowLine>
        </li>
      ))}
    </RowList>
  );
}

function Service({ row }: { row: Row }) {
  return (
    <span className={styles.stack}>
      <StatusText
        tone="bad"
        text={<EntityLink entityRef={row.entityRef} title={row.title} />}
      />
      <span className={styles.quiet}>{row.pipelineName}</span>
    </span>
  );
}

function Owner({ row: { ownerRef } }: { row: Row }) {
  const { t } = useTexts(buildHealthTranslationRef);
  return ownerRef ? (
    <EntityLink entityRef={ownerRef} />
  ) : (
    <StatusText tone="bad" text={t('page.nobody')} />
  );
}

/** What is red, with the way to the tests that it counts. */
function What({ row }: { row: Row }) {
  const whatOf = useWhatText();
  const path = usePagePath();
  const text = whatOf(row);
  return row.brokenTests + row.flakyTests > 0 ? (
    <Link href={path.testsOf(row.entityRef)}>{text}</Link>
  ) : (
    <>{text}</>
  );
}

function RedFor({ row: { since } }: { row: Row }) {
  const now = useNow();
  return (
    <time dateTime={since} className={styles.number}>
      {formatRed(now - Date.parse(since))}
    </time>
  );
}

/** The next thing to do: the build that began it. */
function OpenBuild({ row }: { row: Row }) {
  const { firstRed } = row;
  const { t } = useTexts(buildHealthTranslationRef);
  if (!firstRed) return <>{t('build.unknown')}</>;
  return (
    <OutsideLink
      href={firstRed.url}
      label={t('page.red.openOf', {
        name: buildName(firstRed),
        service: row.title,
      })}
    >
      {firstRed.url ? t('page.red.open') : buildName(firstRed)}
    </OutsideLink>
  );
}
