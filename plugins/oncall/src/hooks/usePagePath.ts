import { useRouteRef } from '@backstage/core-plugin-api';
import { rootRouteRef } from '../routes';

/** Tabs of the page, in their order. */
export const pageTabs = ['now', 'mine', 'schedules'] as const;

/** One of the tabs of the page. */
export type PageTab = (typeof pageTabs)[number];

const withQuery = (path: string, query: Record<string, string> = {}) =>
  Object.keys(query).length > 0
    ? `${path}?${new URLSearchParams(query)}`
    : path;

/** Writes addresses below the page; the first tab is the page itself. */
export function usePagePath() {
  const root = useRouteRef(rootRouteRef);
  return {
    tab: (tab: PageTab) => (tab === 'now' ? root() : `${root()}/${tab}`),
    schedule: (id: string, query?: Record<string, string>) =>
      withQuery(`${root()}/schedules/${encodeURIComponent(id)}`, query),
    edit: (id: string) => `${root()}/schedules/${encodeURIComponent(id)}/edit`,
    create: () => `${root()}/schedules/new`,
  };
}
