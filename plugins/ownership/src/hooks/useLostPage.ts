import { useEffect } from 'react';
import { FIRST_PAGE, useUrlState } from '@internal/frontend-kit';
import type { OwnershipPage } from '@callboard/backstage-plugin-ownership-common';

/**
 * Goes back to the first page from one that is empty: its rows were mended, or the link is old.
 *
 * @returns whether the page is such a one, and another is on its way
 */
export function useLostPage(page: OwnershipPage | undefined): boolean {
  const { params, change } = useUrlState();
  const isEmpty = page?.items.length === 0;
  const isLost = isEmpty && params.has('cursor');
  useEffect(() => {
    if (isLost) change(FIRST_PAGE, { replace: true });
    // eslint-disable-next-line react-hooks/exhaustive-deps -- once for each such page
  }, [isLost]);
  return isLost || (isEmpty && page.totalItems > 0);
}
