import { useRouteRef } from '@backstage/core-plugin-api';
import { withQuery } from '../lib/withQuery';
import { rootRouteRef } from '../routes';

/** Tabs of the page, in their order. */
export const pageTabs = ['now', 'mine', 'schedules'] as const;

/** One of the tabs of the page. */
export type PageTab = (typeof pageTabs)[number];

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
