import { useTexts } from '@internal/frontend-kit';
import type { TablePaginationProps } from '@backstage/ui';
import type { useUrlPages } from '@internal/frontend-kit';
import { playbooksTranslationRef } from '../translation';

/** Rows of a page of a list. */
export const PAGE_SIZE = 50;

/** The foot of a list that is read page by page. */
export function usePagination(
  pages: ReturnType<typeof useUrlPages>,
  list: {
    pageInfo: { nextCursor?: string };
    items: readonly unknown[];
    totalItems: number;
  },
  isStale: boolean,
): TablePaginationProps {
  const { t } = useTexts(playbooksTranslationRef);
  const { nextCursor } = list.pageInfo;
  return {
    pageSize: PAGE_SIZE,
    pageSizeOptions: [],
    offset: pages.offset,
    totalCount: list.totalItems,
    hasNextPage: nextCursor !== undefined && !isStale,
    hasPreviousPage: pages.hasPrevious && !isStale,
    onNextPage: () => nextCursor && pages.toNext(nextCursor),
    onPreviousPage: pages.toPrevious,
    getLabel: () =>
      t('list.range', {
        first: `${pages.offset + 1}`,
        last: `${pages.offset + list.items.length}`,
        total: `${list.totalItems}`,
      }),
  };
}
