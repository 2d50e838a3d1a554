import type {
  BuildPage,
  EntityBuilds,
  EntityWeeks,
  TrunkSignal,
} from '@callboard/backstage-plugin-build-health-common';
import type { Query } from '@tanstack/react-query';

/** The whole organisation is read again at most this often because of signals: a large one has a build each second. */
const WHOLE_MS = 10_000;

const isOld = ({ state }: Query) => Date.now() - state.dataUpdatedAt > WHOLE_MS;

/** Whether it is about one of the pipelines, or may be about a new one: of some nothing is known yet. */
function hasOneOf(ids: ReadonlySet<string>, data: unknown): boolean {
  const builds = data as
    | EntityBuilds
    | EntityWeeks
    | BuildPage
    | null
    | undefined;
  return (
    !builds ||
    builds.pipelines.length === 0 ||
    builds.pipelines.some(({ id }) => ids.has(id))
  );
}

/**
 * Tells which queries news touch.
 *
 * @param news - one is undefined when it was time to ask
 */
export function touchedBy(
  news: readonly (TrunkSignal | undefined)[],
): (query: Query) => boolean {
  if (news.includes(undefined)) return () => true;
  const ids = new Set(news.flatMap(one => one?.pipelineIds ?? []));
  return query => {
    switch (query.queryKey[0]) {
      case 'entity-builds':
      case 'history':
      case 'weeks':
        return hasOneOf(ids, query.state.data);
      default:
        return isOld(query);
    }
  };
}
