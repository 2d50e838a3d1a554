import { useRouteRef } from '@backstage/core-plugin-api';
import { pagePaths } from '../lib/pagePaths';
import { pageRouteRef } from '../routes';

/** Writes addresses below the page, anywhere else; undefined in a portal that has the cards without the page. */
export function useSchedulePaths() {
  const page = useRouteRef(pageRouteRef);
  return page && pagePaths(page());
}
