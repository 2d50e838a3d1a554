import { setTimeout as sleep } from 'node:timers/promises';
import type { FolderCatalog } from '../folder';
import type { SamplePipeline } from './history/types';

const REPOSITORY = 'github.com/project-slug';
const LOOK_EVERY_MS = 500;

/** Waits until the folder has been read. */
export async function contentOf(
  catalog: Pick<FolderCatalog, 'content'>,
  signal: AbortSignal,
): Promise<NonNullable<FolderCatalog['content']>> {
  for (;;) {
    const { content } = catalog;
    if (content) return content;
    await sleep(LOOK_EVERY_MS, undefined, { signal });
  }
}

/** Those of repositories that the folder names: another catalog than the sample gets no builds of the sample. */
export function namedPipelines(
  pipelines: readonly SamplePipeline[],
  { entities }: Pick<NonNullable<FolderCatalog['content']>, 'entities'>,
): SamplePipeline[] {
  const named = new Set(
    entities.map(({ entity }) => entity.metadata.annotations?.[REPOSITORY]),
  );
  return pipelines.filter(({ repository }) => named.has(repository));
}
