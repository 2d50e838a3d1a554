import type { Query, QueryKey } from '@tanstack/react-query';
import type { ResultsSignal } from '@callboard/backstage-plugin-scorecards-common';

/** What people write, and names: results change nothing of it. */
const WRITTEN: ReadonlySet<unknown> = new Set([
  'names',
  'address',
  'documents',
  'document',
  'document-version',
  'facts',
  'trial',
  'push-tokens',
]);

/** Of one service, whose reference comes second. */
const OF_ENTITY: ReadonlySet<unknown> = new Set([
  'entity',
  'entity-detail',
  'explanation',
  'sign-offs',
]);

/** The service that a query is of; undefined where it is of many, or of none. */
function entityOf([kind, first, second]: QueryKey): string | undefined {
  const ref =
    kind === 'exemptions' && first === 'entity'
      ? second
      : OF_ENTITY.has(kind) && first;
  return typeof ref === 'string' ? ref : undefined;
}

/** Whether results of many services are in a query. */
export const isOfMany = ({ queryKey }: Pick<Query, 'queryKey'>): boolean =>
  !WRITTEN.has(queryKey[0]) && entityOf(queryKey) === undefined;

/**
 * Tells which queries of one service news touch.
 *
 * @param news - one is undefined when it was time to ask
 * @param idOf - how signals name a service, where that is known by now
 */
export function touchedBy(
  news: readonly (ResultsSignal | undefined)[],
  idOf: (entityRef: string) => string | undefined,
): (query: Pick<Query, 'queryKey'>) => boolean {
  const ids = new Set(news.flatMap(one => one?.entityIds ?? []));
  // Also one without ids: then there are too many to name.
  const areAll = news.some(one => !one?.entityIds);
  return ({ queryKey }) => {
    const entityRef = entityOf(queryKey);
    if (entityRef === undefined) return false;
    const id = idOf(entityRef);
    return areAll || id === undefined || ids.has(id);
  };
}
