import type { Query } from '@tanstack/react-query';
import type {
  EntityScorecards,
  ResultsSignal,
} from '@callboard/backstage-plugin-scorecards-common';

/** What is over many services is read again at most this often because of signals: a large portal has a change each second. */
const WHOLE_MS = 10_000;

/** Of one service: read again at once. */
const OF_ENTITY: ReadonlySet<unknown> = new Set(['entity', 'entity-detail']);
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

/**
 * Tells which queries news touch. An entity that says how signals name it is left alone when others are meant.
 *
 * @param news - one is undefined when it was time to ask
 */
export function touchedBy(
  news: readonly (ResultsSignal | undefined)[],
): (query: Query) => boolean {
  const ids = new Set(news.flatMap(one => one?.entityIds ?? []));
  // Also one without ids: then there are too many to name.
  const areAll = news.some(one => !one?.entityIds);
  const isTime = news.includes(undefined);
  return ({ queryKey: [kind], state }) => {
    if (WRITTEN.has(kind)) return false;
    if (isTime || kind === 'explanation') return true;
    if (!OF_ENTITY.has(kind)) {
      return Date.now() - state.dataUpdatedAt > WHOLE_MS;
    }
    const { entityId } = (state.data ?? {}) as Partial<EntityScorecards>;
    return areAll || !entityId || ids.has(entityId);
  };
}
