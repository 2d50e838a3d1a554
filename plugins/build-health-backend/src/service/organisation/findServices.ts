import type { Sees } from '@internal/backend-kit';
import type { PipelineRecord } from '../../database/BuildStore';
import type { PipelineDirectory } from '../../entities/PipelineDirectory';
import type { PipelineIndex } from '../../entities/PipelineIndex';

/** A service with pipelines that are known. */
export interface Service {
  entityRef: string;
  ownerRef?: string;
  pipelines: PipelineRecord[];
}

/** The group that owns an entity: a person is no team, and neither is a blank. */
export function teamOf(
  directory: Pick<PipelineDirectory, 'ownerOf'>,
  entityRef: string,
): string | undefined {
  const owner = directory.ownerOf(entityRef);
  return owner && /^group:.*\S$/.test(owner) ? owner : undefined;
}

/** Of these entities those that somebody sees, and that name a pipeline that is known. */
export function findServices(options: {
  entityRefs: Iterable<string>;
  directory: Pick<PipelineDirectory, 'namedBy' | 'ownerOf'>;
  index: PipelineIndex;
  sees: Sees;
}): Service[] {
  const { directory, index, sees } = options;
  return [...options.entityRefs].flatMap((entityRef): Service[] => {
    const named = directory.namedBy(entityRef) ?? [];
    if (named.length === 0 || !sees(entityRef)) return [];
    const pipelines = index.find(named);
    if (pipelines.length === 0) return [];
    return [{ entityRef, ownerRef: teamOf(directory, entityRef), pipelines }];
  });
}
