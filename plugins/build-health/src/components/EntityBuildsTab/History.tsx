import { Button } from '@backstage/ui';
import { EntityInfoCard } from '@backstage/plugin-catalog-react';
import {
  EmptyBlock,
  FIRST_PAGE,
  PageButtons,
  useEntityRef,
  useUrlPages,
  useUrlState,
  useTexts,
} from '@internal/frontend-kit';
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
  const { t } = useTexts(buildHealthTranslationRef);
  const { params } = useUrlState();
  const pages = useUrlPages(PAGE_SIZE);
  const filters = readHistoryQuery(params);
  const entityRef = useEntityRef();
  const query = useHistory({
    entityRef,
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
              <PageButtons
                pages={pages}
                nextCursor={page.pageInfo.nextCursor}
                isStale={query.isPlaceholderData}
                labels={{
                  previous: t('history.newer'),
                  next: t('history.older'),
                }}
              />
            </>
          )}
        </BackendState>
      </div>
      <BuildDrawer entityRef={entityRef} />
    </EntityInfoCard>
  );
}

function NoBuild({ isFiltered }: { isFiltered: boolean }) {
  const { t } = useTexts(buildHealthTranslationRef);
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
