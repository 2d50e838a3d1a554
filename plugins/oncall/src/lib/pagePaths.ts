/** Tabs of the page, in their order. */
export const pageTabs = ['now', 'mine', 'schedules'] as const;

/** One of the tabs of the page. */
export type PageTab = (typeof pageTabs)[number];

const withQuery = (path: string, query: Record<string, string> = {}) =>
  Object.keys(query).length > 0
    ? `${path}?${new URLSearchParams(query)}`
    : path;

/** Addresses below the page; the first tab is the page itself. */
export function pagePaths(root: string) {
  const schedule = (id: string) =>
    `${root}/schedules/${encodeURIComponent(id)}`;
  return {
    tab: (tab: PageTab) => (tab === 'now' ? root : `${root}/${tab}`),
    schedule: (id: string, query?: Record<string, string>) =>
      withQuery(schedule(id), query),
    edit: (id: string) => `${schedule(id)}/edit`,
    create: (teamRef?: string) =>
      withQuery(`${root}/schedules/new`, teamRef ? { team: teamRef } : {}),
  };
}

/** Writes addresses below the page. */
export type PagePaths = ReturnType<typeof pagePaths>;
