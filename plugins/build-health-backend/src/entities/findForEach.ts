import type { BuildStore, PipelineRecord } from '../database/BuildStore';
import type { NamedPipelines } from './NamedPipelines';
import { PipelineIndex } from './PipelineIndex';

const keyOf = ({ sourceId, selector }: NamedPipelines) =>
  JSON.stringify([sourceId, selector]);

/**
 * The pipelines of several entities, with one search for all of them.
 *
 * @param asked - what each names; `undefined` where nobody may know
 * @returns for each, in the order in which it would have them alone
 */
export async function findForEach(
  store: Pick<BuildStore, 'findPipelines'>,
  asked: readonly (readonly NamedPipelines[] | undefined)[],
): Promise<PipelineRecord[][]> {
  // Components of one repository name the same ones.
  const once = new Map(
    asked.flatMap(named => named ?? []).map(one => [keyOf(one), one]),
  );
  const all = await store.findPipelines([...once.values()]);
  const index = new PipelineIndex(all);
  const places = new Map(all.map(({ id }, place) => [id, place]));
  return asked.map(named =>
    index
      .find(named ?? [])
      .sort((a, b) => places.get(a.id)! - places.get(b.id)!),
  );
}
