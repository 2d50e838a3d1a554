import type { RememberedRoute } from '../../types';
import {
  compileMatchers,
  type CompiledMatcher,
  type MatchedAlert,
} from '../silences/matchers';

interface CompiledRoute {
  route: RememberedRoute;
  matches: CompiledMatcher;
}

/** By the list that they came in, which does not change. */
const compiledLists = new WeakMap<
  readonly RememberedRoute[],
  CompiledRoute[]
>();

/** The one that says most comes first, then the newest. */
function compile(routes: readonly RememberedRoute[]): CompiledRoute[] {
  return [...routes]
    .sort(
      (one, other) =>
        other.matchers.length - one.matchers.length ||
        Date.parse(other.createdAt) - Date.parse(one.createdAt),
    )
    .flatMap(route => {
      const matches =
        route.matchers.length > 0 ? compileMatchers(route.matchers) : undefined;
      return matches ? [{ route, matches }] : [];
    });
}

/** Routes that are for an alert, the one that counts first. */
export function routesFor(
  routes: readonly RememberedRoute[],
  alert: MatchedAlert,
): RememberedRoute[] {
  let compiled = compiledLists.get(routes);
  if (!compiled) {
    compiled = compile(routes);
    compiledLists.set(routes, compiled);
  }
  return compiled
    .filter(({ matches }) => matches(alert))
    .map(({ route }) => route);
}
