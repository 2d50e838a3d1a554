import { stringifyEntityRef, type Entity } from '@backstage/catalog-model';
import {
  mutateOrganisation,
  seededRandom,
  type FakeCatalog,
} from '@internal/test-kit';

/** Changes a catalog at random. @returns what is in it then */
export function mutateCatalog(
  catalog: FakeCatalog,
  entities: Entity[],
  seed: number,
): Entity[] {
  const next = mutateOrganisation(entities, seededRandom(seed));
  const refs = new Set(next.entities.map(stringifyEntityRef));
  for (const entity of entities) {
    const ref = stringifyEntityRef(entity);
    if (!refs.has(ref)) catalog.remove(ref);
  }
  for (const entity of next.entities) catalog.put(entity);
  return next.entities;
}
