import { TablePagination, type TablePaginationProps } from '@backstage/ui';

/** From page to page of a list; nothing where all of it is on one. */
export function PagedFoot({
  pagination,
}: {
  pagination: TablePaginationProps;
}) {
  return pagination.hasNextPage || pagination.hasPreviousPage ? (
    <TablePagination {...pagination} />
  ) : null;
}
