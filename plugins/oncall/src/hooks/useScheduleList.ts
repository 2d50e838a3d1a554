import { FIRST_PAGE, useUrlPages, useUrlState } from '@internal/frontend-kit';
import { useSchedules } from './useSchedules';

/** Schedules on a page of the list. */
export const PAGE_SIZE = 50;

/**
 * The list as the address asks for it: search, gaps, page.
 *
 * @param isOfTeams - true where it is about teams: with those for which another system answers, and not filtered by the
 * text, which has a list of its own there
 */
export function useScheduleList(isOfTeams = false) {
  const { params, change } = useUrlState();
  const pages = useUrlPages(PAGE_SIZE);
  // As typed: what is asked for has no space at its end, and the next word needs one.
  const typed = params.get('q') ?? '';
  const q = typed.trim();
  const gaps = params.get('gaps') === '1';
  const query = useSchedules({
    ...(isOfTeams ? { sources: true } : q && { q }),
    ...(gaps && { gaps }),
    ...(pages.cursor && { cursor: pages.cursor }),
    limit: PAGE_SIZE,
  });
  return {
    query,
    pages,
    typed,
    q,
    gaps,
    search: (text: string) =>
      change({ q: text, ...FIRST_PAGE }, { replace: true }),
    filterGaps: (only: boolean) =>
      change({ gaps: only ? '1' : undefined, ...FIRST_PAGE }),
    clear: () => change({ q: undefined, gaps: undefined, ...FIRST_PAGE }),
  };
}

/** What {@link useScheduleList} answers with. */
export type ScheduleList = ReturnType<typeof useScheduleList>;
