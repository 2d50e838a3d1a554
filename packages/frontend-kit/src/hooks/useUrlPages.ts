import { useLocation } from 'react-router-dom';
import { useUrlState } from './useUrlState';

/** What the address says of the page of a list; further filters that change take these two away. */
export const FIRST_PAGE = { cursor: undefined, from: undefined };

/** Page by page through a list with cursors, kept in the address. */
export interface UrlPages {
  /** Absent for the first page. */
  cursor?: string;
  /** Number of items before the page. */
  offset: number;
  hasPrevious: boolean;
  toNext: (nextCursor: string) => void;
  /** From a copied link, which does not know the way back, to the first page. */
  toPrevious: () => void;
}

interface Step {
  cursor: string;
  from: string;
}

/** @param pageSize - items on a full page */
export function useUrlPages(pageSize: number): UrlPages {
  const { params, change } = useUrlState();
  const { state } = useLocation() as { state: { trail?: Step[] } | null };
  const trail = state?.trail ?? [];
  const cursor = params.get('cursor') ?? undefined;
  const from = Number(params.get('from'));
  const offset = cursor && from > 0 ? from : 0;
  return {
    cursor,
    offset,
    hasPrevious: cursor !== undefined,
    toNext: nextCursor => {
      const here = { cursor: cursor ?? '', from: String(offset) };
      change(
        { cursor: nextCursor, from: String(offset + pageSize) },
        { state: { trail: [...trail, here] } },
      );
    },
    toPrevious: () =>
      change(
        { ...FIRST_PAGE, ...trail.at(-1) },
        { state: { trail: trail.slice(0, -1) } },
      ),
  };
}
