import type { TablePaginationProps } from '@backstage/ui';
import { useKitText } from './useKitText';
import { useUrlState } from './useUrlState';

/** Rows of a page of a list that is here as a whole. */
const ROWS = 50;

/** A page of a list, by the address; one beyond its end is the first one. */
export function usePaged<T>(items: readonly T[]): {
  rows: T[];
  pagination: TablePaginationProps;
} {
  const t = useKitText();
  const { params, change } = useUrlState();
  const from = Number(params.get('from'));
  const isThere = Number.isInteger(from) && from > 0 && from < items.length;
  const offset = isThere ? from : 0;
  const rows = items.slice(offset, offset + ROWS);
  const to = (next: number) =>
    change({ from: next > 0 ? `${next}` : undefined });
  return {
    rows,
    pagination: {
      pageSize: ROWS,
      pageSizeOptions: [],
      offset,
      totalCount: items.length,
      hasNextPage: offset + ROWS < items.length,
      hasPreviousPage: offset > 0,
      onNextPage: () => to(offset + ROWS),
      onPreviousPage: () => to(offset - ROWS),
      getLabel: () =>
        t('paged.range', {
          first: `${offset + 1}`,
          last: `${offset + rows.length}`,
          total: `${items.length}`,
        }),
    },
  };
}
