import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { Button } from '@backstage/ui';
import { EntityInfoCard } from '@backstage/plugin-catalog-react';
import {
  EmptyBlock,
  FIRST_PAGE,
  useUrlPages,
  useUrlState,
} from '@internal/frontend-kit';
import type { BuildPage } from '@callboard/backstage-plugin-build-health-common';
import { useEntityRef } from '../../hooks/useEntityRef';
import { PAGE_SIZE, useHistory } from '../../hooks/useHistory';
import { NO_FILTERS, readHistoryQuery } from '../../lib/historyQuery';
import { buildHealthTranslationRef } from '../../translation';
import { BackendState } from '../BackendState';
import { BuildDrawer } from '../BuildDrawer';
import { HistoryFilters } from './HistoryFilters';
import { HistoryRows } from './HistoryRows';
import styles from './EntityBuildsTab.module.css';

/** All builds of the entity of the page, the newest first. */
export function History() {
  const { t } = useTranslationRef(buildHealthTranslationRef);
  const { params } = useUrlState();
  const pages = useUrlPages(PAGE_SIZE);
  const filters = readHistoryQuery(params);
  const query = useHistory({
    entityRef: useEntityRef(),
    ...filters,
    ...(pages.cursor && { cursor: pages.cursor }),
  });
  return (
    <EntityInfoCard title={t('history.history')}>
      <div className={styles.history}>
        <HistoryFilters pipelines={query.data?.pipelines ?? []} />
        <BackendState
          query={query}
          subject={t('history.subject')}
          thing={t('history.thing')}
          isEmpty={({ items }) => items.length === 0}
          empty={<NoBuild isFiltered={Object.keys(filters).length > 0} />}
        >
          {page => (
            <>
              <HistoryRows page={page} isStale={query.isPlaceholderData} />
              <Paging
                page={page}
                pages={pages}
                isStale={query.isPlaceholderData}
              />
            </>
          )}
        </BackendState>
      </div>
      <BuildDrawer />
    </EntityInfoCard>
  );
}

/** Nobody counts all builds of a service: there are older ones, or not. */
function Paging(props: {
  page: BuildPage;
  pages: ReturnType<typeof useUrlPages>;
  isStale: boolean;
}) {
  const { page, pages, isStale } = props;
  const { t } = useTranslationRef(buildHealthTranslationRef);
  const { nextCursor } = page.pageInfo;
  if (!pages.hasPrevious && !nextCursor) return null;
  return (
    <div className={styles.paging}>
      <Button
        variant="secondary"
        size="small"
        isDisabled={!pages.hasPrevious || isStale}
        onPress={pages.toPrevious}
      >
        {t('history.newer')}
      </Button>
      <Button
        variant="secondary"
        size="small"
        isDisabled={!nextCursor || isStale}
        onPress={() => nextCursor && pages.toNext(nextCursor)}
      >
        {t('history.older')}
      </Button>
    </div>
  );
}

function NoBuild({ isFiltered }: { isFiltered: boolean }) {
  const { t } = useTranslationRef(buildHealthTranslationRef);
  const { change } = useUrlState();
  if (!isFiltered) {
    return (
      <EmptyBlock kind="nothing-yet" title={t('history.none.title')}>
        <p>{t('history.none.hint')}</p>
      </EmptyBlock>
    );
  }
  return (
    <EmptyBlock
      kind="filtered"
      title={t('history.none.filtered')}
      actions={
        <Button
          variant="secondary"
          onPress={() => change({ ...NO_FILTERS, ...FIRST_PAGE })}
        >
          {t('history.none.clear')}
        </Button>
      }
    >
      <p>{t('history.none.filteredHint')}</p>
    </EmptyBlock>
  );
}
