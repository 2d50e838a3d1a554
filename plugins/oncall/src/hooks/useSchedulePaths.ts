import { useRouteRef } from '@backstage/core-plugin-api';
import { pageRouteRef } from '../routes';

/** Writes the addresses of schedules; undefined in a portal that has the cards without the page. */
export function useSchedulePaths() {
  const page = useRouteRef(pageRouteRef);
  if (!page) return undefined;
  return {
    schedule: (id: string) => `${page()}/schedules/${encodeURIComponent(id)}`,
    create: (teamRef: string) =>
      `${page()}/schedules/new?${new URLSearchParams({ team: teamRef })}`,
  };
}
