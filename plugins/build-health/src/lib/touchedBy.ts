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

/** Trunk of some pipelines is another; or tests of some are, which pages of tests cannot know to be theirs: a test may be new to them. */
export type BuildNews = TrunkSignal | 'tests';

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
  news: readonly (BuildNews | undefined)[],
): (query: Query) => boolean {
  if (news.includes(undefined)) return () => true;
  const ids = new Set(
    news.flatMap(one => (typeof one === 'object' ? one.pipelineIds : [])),
  );
  const areTests = news.includes('tests');
  return query => {
    switch (query.queryKey[0]) {
      case 'entity-builds':
      case 'history':
      case 'weeks':
        return ids.size > 0 && hasOneOf(ids, query.state.data);
      case 'tests':
      case 'test':
      case 'quarantine':
        return areTests || isOld(query);
      default:
        return isOld(query);
    }
  };
}
