import { useRouteRef } from '@backstage/core-plugin-api';
import { withQuery } from '../lib/withQuery';
import { pageRouteRef } from '../routes';

/** Writes the addresses of schedules; undefined in a portal that has the cards without the page. */
export function useSchedulePaths() {
  const page = useRouteRef(pageRouteRef);
  if (!page) return undefined;
  return {
    mine: () => `${page()}/mine`,
    schedule: (id: string, query?: Record<string, string>) =>
      withQuery(`${page()}/schedules/${encodeURIComponent(id)}`, query),
    create: (teamRef: string) =>
      `${page()}/schedules/new?${new URLSearchParams({ team: teamRef })}`,
  };
}
