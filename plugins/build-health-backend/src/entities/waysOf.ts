import type { PipelineHealth } from '@callboard/backstage-plugin-build-health-common';
import type { PipelineRecord } from '../database/BuildStore';
import type { NamedPipelines } from './NamedPipelines';
import { PipelineIndex } from './PipelineIndex';

/** How pipelines came to the entity that names them, by their ids: the first way that it names one in. */
export function waysOf(
  pipelines: readonly PipelineRecord[],
  named: readonly NamedPipelines[],
  sees: (entityRef: string) => boolean,
): Map<number, Pick<PipelineHealth, 'way' | 'resourceRef'>> {
  const index = new PipelineIndex(pipelines);
  const ways = new Map<number, Pick<PipelineHealth, 'way' | 'resourceRef'>>();
  for (const one of named) {
    const { way, resourceRef } = one;
    for (const { id } of index.find([one])) {
      if (ways.has(id)) continue;
      const isShown = resourceRef !== undefined && sees(resourceRef);
      ways.set(id, { ...(way && { way }), ...(isShown && { resourceRef }) });
    }
  }
  return ways;
}
