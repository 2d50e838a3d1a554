import { useRouteRef } from '@backstage/core-plugin-api';
import { rootRouteRef } from '../routes';

/** Tabs of the page, in their order. */
export const pageTabs = ['teams', 'services', 'orphans', 'requests'] as const;

/** One of the tabs of the page. */
export type PageTab = (typeof pageTabs)[number];

/** Writes the address of a tab; the first one is the page itself. */
export function usePagePath(): (
  tab: PageTab,
  parameters?: Record<string, string>,
) => string {
  const root = useRouteRef(rootRouteRef);
  return (tab, parameters) => {
    const path = tab === 'teams' ? root() : `${root()}/${tab}`;
    return parameters ? `${path}?${new URLSearchParams(parameters)}` : path;
  };
}
