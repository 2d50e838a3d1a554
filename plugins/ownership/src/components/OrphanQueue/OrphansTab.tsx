import { TablePagination } from '@backstage/ui';
import {
  EmptyBlock,
  SkeletonLines,
  useUrlPages,
  useTexts,
} from '@internal/frontend-kit';
import type { OwnershipPage } from '@callboard/backstage-plugin-ownership-common';
import { useCoverage } from '../../hooks/useCoverage';
import { useLostPage } from '../../hooks/useLostPage';
import { useOwnerships } from '../../hooks/useOwnerships';
import { useSteadyOrder } from '../../hooks/useSteadyOrder';
import { PageState } from '../OwnershipPage/PageState';
import { OrphanAnswer } from './OrphanAnswer';
import { OrphanQueue } from './OrphanQueue';
import { ownershipTranslationRef } from '../../translation';

// Suggestions are asked for all of a page at once.
const PAGE_SIZE = 50;

/** What has no owner who answers, the worst first, each with who might be it. */
export function OrphansTab() {
  const { t } = useTexts(ownershipTranslationRef);
  const { cursor } = useUrlPages(PAGE_SIZE);
  const query = useOwnerships({
    orphan: true,
    limit: PAGE_SIZE,
    ...(cursor && { cursor }),
  });
  const isLost = useLostPage(query.data);
  return (
    <PageState query={query} subject={t('page.orphans.subject')}>
      {page => {
        if (isLost) return <SkeletonLines lines={12} lineHeight={32} />;
        return page.totalItems === 0 ? (
          <NoOrphan />
        ) : (
          <Orphans page={page} isStale={query.isPlaceholderData} />
        );
      }}
    </PageState>
  );
}

function NoOrphan() {
  const { t } = useTexts(ownershipTranslationRef);
  const { data: coverage } = useCoverage();
  // Without services nothing is well owned.
  return coverage?.all.total === 0 ? (
    <EmptyBlock kind="nothing-yet" title={t('page.services.nothing')}>
      <p>{t('page.services.nothingHint')}</p>
    </EmptyBlock>
  ) : (
    <EmptyBlock kind="good" title={t('page.orphans.none')}>
      <p>{t('page.orphans.noneHint')}</p>
    </EmptyBlock>
  );
}

function Orphans({ page, isStale }: { page: OwnershipPage; isStale: boolean }) {
  const { items, totalItems, pageInfo } = page;
  const { t } = useTexts(ownershipTranslationRef);
  const pages = useUrlPages(PAGE_SIZE);
  const rows = useSteadyOrder(items, ({ entityRef }) => entityRef);
  const { nextCursor } = pageInfo;
  const toNext =
    nextCursor && !isStale ? () => pages.toNext(nextCursor) : undefined;
  return (
    <>
      <OrphanAnswer page={page} />
      <OrphanQueue
        rows={rows}
        offset={pages.offset}
        total={totalItems}
        onEnd={toNext}
      />
      {(toNext || pages.hasPrevious) && (
        <TablePagination
          pageSize={PAGE_SIZE}
          pageSizeOptions={[]}
          offset={pages.offset}
          totalCount={totalItems}
          hasNextPage={toNext !== undefined}
          hasPreviousPage={pages.hasPrevious && !isStale}
          onNextPage={() => toNext?.()}
          onPreviousPage={pages.toPrevious}
          getLabel={() =>
            t('page.services.range', {
              first: pages.offset + 1,
              last: pages.offset + items.length,
              total: totalItems,
            })
          }
        />
      )}
    </>
  );
}
