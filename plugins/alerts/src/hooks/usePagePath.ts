import { useRouteRef } from '@backstage/core-plugin-api';
import { pagePaths } from '../lib/pagePaths';
import { rootRouteRef } from '../routes';

/** Writes addresses below the page, on the page itself. */
export function usePagePath() {
  return pagePaths(useRouteRef(rootRouteRef)());
}
