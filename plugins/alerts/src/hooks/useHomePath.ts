import { useRouteRef } from '@backstage/core-plugin-api';
import { pagePaths } from '../lib/pagePaths';
import { homeRouteRef } from '../routes';

/** Writes addresses below the page, anywhere else; undefined in a portal that has the cards without the page. */
export function useHomePath() {
  const home = useRouteRef(homeRouteRef);
  return home && pagePaths(home());
}
