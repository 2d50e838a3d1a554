import { useTexts } from '@internal/frontend-kit';
import type { TablePaginationProps } from '@backstage/ui';
import type { SchedulePage } from '@callboard/backstage-plugin-oncall-common';
import { PAGE_SIZE, type ScheduleList } from '../../hooks/useScheduleList';
import { oncallTranslationRef } from '../../translation';

/** The foot of a list of schedules. */
export function usePagination(
  list: ScheduleList,
  page: SchedulePage,
): TablePaginationProps {
  const { t } = useTexts(oncallTranslationRef);
  const { pages, query } = list;
  const { nextCursor } = page.pageInfo;
  const isStale = query.isPlaceholderData;
  return {
    pageSize: PAGE_SIZE,
    pageSizeOptions: [],
    offset: pages.offset,
    totalCount: page.totalItems,
    hasNextPage: nextCursor !== undefined && !isStale,
    hasPreviousPage: pages.hasPrevious && !isStale,
    onNextPage: () => nextCursor && pages.toNext(nextCursor),
    onPreviousPage: pages.toPrevious,
    getLabel: () =>
      t('list.range', {
        first: pages.offset + 1,
        last: pages.offset + page.items.length,
        total: page.totalItems,
      }),
  };
}
