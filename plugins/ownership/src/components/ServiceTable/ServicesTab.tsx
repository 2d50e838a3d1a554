import {
  isHidden,
  SkeletonLines,
  useNarrow,
  useUrlPages,
  useUrlState,
  useTexts,
} from '@internal/frontend-kit';
import type { OwnershipPage } from '@callboard/backstage-plugin-ownership-common';
import { useLostPage } from '../../hooks/useLostPage';
import { useOwnerships } from '../../hooks/useOwnerships';
import { isUnfiltered, readServiceQuery } from '../../lib/serviceQuery';
import { PageState } from '../OwnershipPage/PageState';
import { NoService } from './NoService';
import { ServiceAnswer } from './ServiceAnswer';
import { ServiceDrawer } from './ServiceDrawer';
import { ServiceFilters } from './ServiceFilters';
import { ServiceList } from './ServiceList';
import { ServiceTable } from './ServiceTable';
import { ownershipTranslationRef } from '../../translation';

const PAGE_SIZE = 50;

/** Services with their owners, the worst first; filters, order and page stand in the address. */
export function ServicesTab() {
  const { t } = useTexts(ownershipTranslationRef);
  const { params, change } = useUrlState();
  const request = readServiceQuery(params);
  const { cursor } = useUrlPages(PAGE_SIZE);
  const query = useOwnerships({
    ...request,
    limit: PAGE_SIZE,
    ...(cursor && { cursor }),
  });
  const isLost = useLostPage(query.data);
  // Where nothing may be seen there is nothing to filter; a list that failed may load with other filters.
  const isRefused = isHidden(query.error);
  return (
    <>
      {!isRefused && (
        <>
          <ServiceAnswer query={request} total={query.data?.totalItems} />
          <ServiceFilters facets={query.data?.facets ?? []} />
        </>
      )}
      <PageState query={query} subject={t('page.services.subject')}>
        {page =>
          isLost ? (
            <SkeletonLines lines={12} lineHeight={32} />
          ) : (
            <Services page={page} isStale={query.isPlaceholderData} />
          )
        }
      </PageState>
      {/* Beside the list: what is read there stays when the list changes. */}
      {!isRefused && (
        <ServiceDrawer
          entityRef={params.get('open')}
          onClose={() => change({ open: undefined })}
        />
      )}
    </>
  );
}

function Services(props: { page: OwnershipPage; isStale: boolean }) {
  const { page, isStale } = props;
  const { pageInfo, totalItems, without } = page;
  const { t } = useTexts(ownershipTranslationRef);
  const { params, change } = useUrlState();
  const pages = useUrlPages(PAGE_SIZE);
  const narrow = useNarrow();
  const query = readServiceQuery(params);

  if (totalItems === 0) {
    return (
      <NoService
        query={query}
        without={isUnfiltered(query) ? undefined : without ?? []}
      />
    );
  }
  const { nextCursor } = pageInfo;
  const pagination = {
    pageSize: PAGE_SIZE,
    pageSizeOptions: [],
    offset: pages.offset,
    totalCount: totalItems,
    hasNextPage: nextCursor !== undefined && !isStale,
    hasPreviousPage: pages.hasPrevious && !isStale,
    onNextPage: () => nextCursor && pages.toNext(nextCursor),
    onPreviousPage: pages.toPrevious,
    getLabel: () =>
      t('page.services.range', {
        first: pages.offset + 1,
        last: pages.offset + page.items.length,
        total: totalItems,
      }),
  };
  const List = narrow ? ServiceList : ServiceTable;
  return (
    <List
      rows={page.items}
      isStale={isStale}
      pagination={pagination}
      onOpen={entityRef => change({ open: entityRef })}
    />
  );
}
