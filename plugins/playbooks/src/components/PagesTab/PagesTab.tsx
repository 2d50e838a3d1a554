import {
  Cell,
  Container,
  Table,
  TablePagination,
  Text,
  type ColumnConfig,
  type TablePaginationProps,
} from '@backstage/ui';
import {
  EmptyBlock,
  FilterBar,
  FIRST_PAGE,
  Snippet,
  StatusText,
  TimeText,
  useNarrow,
  useUrlPages,
  useUrlState,
  useTexts,
} from '@internal/frontend-kit';
import type {
  PlaybookPage,
  PlaybookSummary,
} from '@callboard/backstage-plugin-playbooks-common';
import { PAGE_SIZE, usePagination } from '../../hooks/usePagination';
import { usePlaybookList } from '../../hooks/usePlaybooks';
import { playbooksTranslationRef } from '../../translation';
import { BackendState } from '../BackendState';
import { PageHeader } from '../PageHeader';
import { PageLink } from '../PageLink';
import { TrustLine } from '../TrustLine';
import styles from './PagesTab.module.css';

const EXAMPLE = `playbooks:
  sources:
    - id: runbooks
      target: https://github.com/org/runbooks/tree/main/content`;

function Name({ row }: { row: PlaybookSummary }) {
  const { t } = useTexts(playbooksTranslationRef);
  return (
    <span className={styles.name}>
      <PageLink page={row} />
      <span className={styles.quiet}>{row.path}</span>
      {row.status !== 'active' && (
        <StatusText tone="warn" text={t(`list.${row.status}`)} />
      )}
      {row.trust && <TrustLine trust={row.trust} />}
      {row.brokenLinks && (
        <StatusText
          tone="bad"
          text={
            row.kind === 'external'
              ? t('links.gone')
              : t('links.count', { count: row.brokenLinks })
          }
        />
      )}
    </span>
  );
}

function useRowTexts() {
  const { t } = useTexts(playbooksTranslationRef);
  return {
    holds: ({ kind, steps, commands }: PlaybookSummary) =>
      kind === 'external'
        ? t('entities.external')
        : [
            t('list.steps', { count: steps }),
            t('list.commands', { count: commands }),
          ].join(', '),
    alerts: ({ alerts }: PlaybookSummary) =>
      alerts.length > 0 ? alerts.join(', ') : t('list.noAlert'),
    problems: ({ problems }: PlaybookSummary) =>
      problems > 0 ? t('list.problems', { count: problems }) : '',
  };
}

function PageTable(props: {
  rows: PlaybookSummary[];
  isStale: boolean;
  pagination: TablePaginationProps;
}) {
  const { rows, isStale, pagination } = props;
  const { t } = useTexts(playbooksTranslationRef);
  const texts = useRowTexts();
  const column = (
    id: 'title' | 'alerts' | 'holds' | 'changed',
    width: `${number}fr`,
    content: (row: PlaybookSummary) => JSX.Element,
  ): ColumnConfig<PlaybookSummary> => ({
    id,
    label: t(`list.columns.${id}`),
    width,
    isRowHeader: id === 'title',
    cell: row => <Cell className={styles.cell}>{content(row)}</Cell>,
  });
  return (
    <Table
      columnConfig={[
        column('title', '5fr', row => <Name row={row} />),
        column('alerts', '4fr', row => <>{texts.alerts(row)}</>),
        column('holds', '3fr', row => (
          <span className={styles.name}>
            {texts.holds(row)}
            <span className={styles.quiet}>{texts.problems(row)}</span>
          </span>
        )),
        column('changed', '2fr', row =>
          row.changedAt ? <TimeText value={row.changedAt} /> : <></>,
        ),
      ]}
      data={rows}
      isStale={isStale}
      pagination={{ type: 'page', ...pagination }}
    />
  );
}

function PageCards(props: {
  rows: PlaybookSummary[];
  isStale: boolean;
  pagination: TablePaginationProps;
}) {
  const { rows, isStale, pagination } = props;
  const texts = useRowTexts();
  return (
    <>
      <ul className={styles.list} data-stale={isStale || undefined}>
        {rows.map(row => (
          <li key={row.id}>
            <Name row={row} />
            <span className={styles.quiet}>
              {[texts.holds(row), texts.problems(row)]
                .filter(Boolean)
                .join(' · ')}
            </span>
          </li>
        ))}
      </ul>
      <TablePagination {...pagination} />
    </>
  );
}

function Rows(props: {
  page: PlaybookPage;
  isStale: boolean;
  pages: ReturnType<typeof useUrlPages>;
}) {
  const { page, isStale, pages } = props;
  const { t } = useTexts(playbooksTranslationRef);
  const pagination = usePagination(pages, page, isStale);
  const List = useNarrow() ? PageCards : PageTable;
  return (
    <>
      <Text as="p" variant="body-large">
        {t('list.answer', { count: page.totalItems })}
      </Text>
      <List rows={page.items} isStale={isStale} pagination={pagination} />
    </>
  );
}

function NoPage({ q, brokenLinks }: { q: string; brokenLinks: boolean }) {
  const { t } = useTexts(playbooksTranslationRef);
  if (q) {
    return (
      <EmptyBlock kind="filtered" title={t('list.none.filtered')}>
        <p>{t('list.none.filteredHint')}</p>
      </EmptyBlock>
    );
  }
  return brokenLinks ? (
    <EmptyBlock kind="filtered" title={t('links.none')} />
  ) : (
    <EmptyBlock kind="nothing-yet" title={t('list.none.title')}>
      <p>{t('list.none.hint')}</p>
      <Snippet text={EXAMPLE} what={t('list.none.snippet')} />
    </EmptyBlock>
  );
}

/** All playbooks, by their titles. */
export function PagesTab() {
  const { t } = useTexts(playbooksTranslationRef);
  const { params, change } = useUrlState();
  const pages = useUrlPages(PAGE_SIZE);
  const typed = params.get('q') ?? '';
  const q = typed.trim();
  const brokenLinks = params.get('links') === 'broken';
  const query = usePlaybookList({
    ...(q && { q }),
    ...(brokenLinks && { brokenLinks }),
    ...(pages.cursor && { cursor: pages.cursor }),
    limit: PAGE_SIZE,
  });
  return (
    <>
      <PageHeader tab="pages" />
      <Container className={styles.content}>
        <FilterBar
          search={{
            label: t('list.search'),
            value: typed,
            onChange: text =>
              change({ q: text, ...FIRST_PAGE }, { replace: true }),
          }}
          filters={[
            {
              id: 'links',
              label: t('links.filter'),
              selected: brokenLinks ? ['broken'] : [],
              options: [
                {
                  value: 'broken',
                  label: t('links.broken'),
                  count: query.data?.withBrokenLinks,
                },
              ],
            },
          ]}
          onFilter={(id, values) => change({ [id]: values, ...FIRST_PAGE })}
          onClear={() =>
            change({ q: undefined, links: undefined, ...FIRST_PAGE })
          }
        />
        <BackendState
          isAlwaysThere
          query={query}
          subject={t('list.subject')}
          thing={t('list.thing')}
          isEmpty={({ totalItems }) => totalItems === 0}
          empty={<NoPage q={q} brokenLinks={brokenLinks} />}
        >
          {page => (
            <Rows page={page} isStale={query.isPlaceholderData} pages={pages} />
          )}
        </BackendState>
      </Container>
    </>
  );
}
