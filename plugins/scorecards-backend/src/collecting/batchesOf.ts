import type { Entity } from '@backstage/catalog-model';
import { lower, own, refOf, textOf } from '../providers/values/written';

/** Entities by their references. */
export type EntityBatch = ReadonlyMap<string, Entity>;

/**
 * Whether a provider can say something of an entity.
 *
 * @param kinds - lower-case; absent: all
 */
export const isOfKinds = (
  entity: Entity,
  kinds: readonly string[] | undefined,
) => !kinds || kinds.includes(lower(textOf(own(entity, 'kind')) ?? ''));

/** Pages of entities as batches of a size; each entity once in a batch, and what is no entity in none. */
export async function* batchesOf(
  pages: AsyncIterable<readonly Entity[]>,
  options: { size: number; kinds?: readonly string[] },
): AsyncGenerator<EntityBatch> {
  let batch = new Map<string, Entity>();
  for await (const page of pages) {
    for (const entity of page) {
      const ref = refOf(entity);
      if (!ref || !isOfKinds(entity, options.kinds)) continue;
      batch.set(ref, entity);
      if (batch.size < options.size) continue;
      yield batch;
      batch = new Map();
    }
  }
  if (batch.size > 0) yield batch;
}
