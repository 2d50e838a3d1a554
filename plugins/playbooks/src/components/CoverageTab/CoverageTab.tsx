import { Button, Container, Text } from '@backstage/ui';
import {
  EmptyBlock,
  Snippet,
  useUrlPages,
  useUrlState,
  useTexts,
} from '@internal/frontend-kit';
import type {
  CoverageFilter,
  CoveragePage,
} from '@callboard/backstage-plugin-playbooks-common';
import { useCoverage } from '../../hooks/useCoverage';
import { PAGE_SIZE, usePagination } from '../../hooks/usePagination';
import { readCoverageQuery } from '../../lib/coverageQuery';
import { playbooksTranslationRef } from '../../translation';
import { BackendState } from '../BackendState';
import { PageHeader } from '../PageHeader';
import { CoverageFilters, NO_FILTER } from './CoverageFilters';
import { CoverageMenu } from './CoverageMenu';
import { CoverageRows } from './CoverageRows';
import { RuleSources } from './RuleSources';
import styles from './CoverageTab.module.css';

const EXAMPLE = `playbooks:
  rules:
    - id: alerts
      target: https://github.com/org/monitoring/tree/main/rules`;

function NoAlert({ sources }: CoveragePage) {
  const { t } = useTexts(playbooksTranslationRef);
  return sources.length === 0 ? (
    <EmptyBlock kind="nothing-yet" title={t('coverage.none.title')}>
      <p>{t('coverage.none.hint')}</p>
      <Snippet
        text={EXAMPLE}
        language="yaml"
        what={t('coverage.none.snippet')}
      />
    </EmptyBlock>
  ) : (
    <>
      <RuleSources sources={sources} />
      <EmptyBlock kind="nothing-yet" title={t('coverage.none.empty')}>
        <p>{t('coverage.none.emptyHint')}</p>
      </EmptyBlock>
    </>
  );
}

function Alerts(props: {
  page: CoveragePage;
  query: CoverageFilter;
  isStale: boolean;
  pages: ReturnType<typeof useUrlPages>;
}) {
  const { page, query, isStale, pages } = props;
  const { t } = useTexts(playbooksTranslationRef);
  const { change } = useUrlState();
  const pagination = usePagination(pages, page, isStale);
  const { alerts, used, nowhere } = page.totals;
  return (
    <>
      <RuleSources sources={page.sources} />
      <Text as="p" variant="body-large">
        {t('coverage.answer', { count: alerts, used })};{' '}
        {t('coverage.nowhere', { count: nowhere })}.
      </Text>
      <CoverageFilters query={query} totals={page.totals} />
      {page.totalItems === 0 ? (
        <EmptyBlock
          kind="filtered"
          title={t('coverage.none.filtered')}
          actions={
            <Button variant="secondary" onPress={() => change(NO_FILTER)}>
              {t('coverage.none.clear')}
            </Button>
          }
        />
      ) : (
        <CoverageRows
          rows={page.items}
          isStale={isStale}
          pagination={pagination}
        />
      )}
    </>
  );
}

/** Which alerts of the rule files lead to a page, the worst first. */
export function CoverageTab() {
  const { t } = useTexts(playbooksTranslationRef);
  const { params } = useUrlState();
  const pages = useUrlPages(PAGE_SIZE);
  const filter = readCoverageQuery(params);
  const query = useCoverage({
    ...filter,
    ...(pages.cursor && { cursor: pages.cursor }),
    limit: PAGE_SIZE,
  });
  return (
    <>
      <PageHeader tab="coverage">
        <CoverageMenu query={filter} />
      </PageHeader>
      <Container className={styles.content}>
        <BackendState
          isAlwaysThere
          query={query}
          subject={t('coverage.subject')}
          thing={t('coverage.thing')}
          isEmpty={({ totals }) => totals.alerts === 0}
          empty={query.data && <NoAlert {...query.data} />}
        >
          {page => (
            <Alerts
              page={page}
              query={filter}
              isStale={query.isPlaceholderData}
              pages={pages}
            />
          )}
        </BackendState>
      </Container>
    </>
  );
}
