import { groupBy } from '@internal/backend-kit';
import type { PipelineRecord } from '../database/BuildStore';
import type { NamedPipelines } from './PipelineDirectory';

/** What decides which pipelines an entity names. */
export type NameablePipeline = Pick<
  PipelineRecord,
  'id' | 'sourceId' | 'key' | 'repository'
>;

/**
 * The entities that name each pipeline, in the order of their references. The same as `findPipelines` finds for each entity, for all
 * of them at once.
 */
export function entitiesOfPipelines(
  pipelines: readonly NameablePipeline[],
  named: ReadonlyMap<string, readonly NamedPipelines[]>,
): Map<number, string[]> {
  const bySource = groupBy(pipelines, ({ sourceId }) => sourceId);
  const byKey = groupBy(pipelines, ({ sourceId, key }) => `${sourceId} ${key}`);
  const byRepository = groupBy(
    pipelines,
    ({ sourceId, repository }) => `${sourceId} ${repository}`,
  );
  const find = ({ sourceId, selector }: NamedPipelines) => {
    if ('repository' in selector) {
      const name = selector.repository.toLocaleLowerCase('en-US');
      return byRepository.get(`${sourceId} ${name}`) ?? [];
    }
    const { key } = selector;
    return key.endsWith('/')
      ? (bySource.get(sourceId) ?? []).filter(one => one.key.startsWith(key))
      : byKey.get(`${sourceId} ${key}`) ?? [];
  };
  const found = new Map<number, string[]>();
  for (const [entityRef, selectors] of named) {
    const ids = new Set(selectors.flatMap(find).map(({ id }) => id));
    for (const id of ids) found.set(id, [...(found.get(id) ?? []), entityRef]);
  }
  found.forEach(refs => refs.sort());
  return found;
}
