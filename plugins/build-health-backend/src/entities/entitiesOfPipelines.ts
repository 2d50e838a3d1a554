import type { PipelineRecord } from '../database/BuildStore';
import type { NamedPipelines } from './PipelineDirectory';
import { PipelineIndex } from './PipelineIndex';

/** Pipeline → the entities that name it, in the order of their references. */
export function entitiesOfPipelines(
  pipelines: readonly PipelineRecord[],
  named: ReadonlyMap<string, readonly NamedPipelines[]>,
): Map<number, string[]> {
  const index = new PipelineIndex(pipelines);
  const found = new Map<number, string[]>();
  for (const [entityRef, selectors] of named) {
    for (const { id } of index.find(selectors)) {
      const refs = found.get(id);
      if (refs) refs.push(entityRef);
      else found.set(id, [entityRef]);
    }
  }
  found.forEach(refs => refs.sort());
  return found;
}
