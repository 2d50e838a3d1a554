import {
  Entity,
  EntityRelation,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { withEtag } from './etag';
import { sortedRelations, statedRelations } from './relations';

/**
 * Gives a set of entities the relations and etags the real catalog would: each stated relation in both directions,
 * targets outside the set kept, relations the entities carried before replaced.
 * @throws when a reference in a `spec` cannot be parsed; the catalog refuses such an entity
 */
export function withRelations(entities: Entity[]): Entity[] {
  const relationsByRef = new Map<string, EntityRelation[]>(
    entities.map(entity => [stringifyEntityRef(entity), []]),
  );
  for (const entity of entities) {
    const ref = stringifyEntityRef(entity);
    for (const { type, reverse, targetRef } of statedRelations(entity)) {
      relationsByRef.get(ref)?.push({ type, targetRef });
      relationsByRef.get(targetRef)?.push({ type: reverse, targetRef: ref });
    }
  }
  return entities.map(entity =>
    withEtag({
      ...entity,
      relations: sortedRelations(
        relationsByRef.get(stringifyEntityRef(entity)) ?? [],
      ),
    }),
  );
}
