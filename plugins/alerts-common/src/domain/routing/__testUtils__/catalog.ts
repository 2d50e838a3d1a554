import { NearNames } from '../NearNames';
import type { RoutingEntity, RoutingIndex } from '../RoutingIndex';

interface CatalogEntity {
  entityRef: string;
  teamRef?: string;
  annotations?: Record<string, string>;
}

const nameOf = (ref: string) => ref.slice(ref.lastIndexOf('/') + 1);

/** A catalog in memory; `parents` names the group above a group. */
export function indexOf(options: {
  entities: readonly CatalogEntity[];
  /** Reference of a group → that of the group above it, if there is one. */
  groups: ReadonlyMap<string, string | undefined>;
}): RoutingIndex {
  const { entities, groups } = options;
  const all = new Map(
    entities.map(each => [
      each.entityRef,
      { ...each, title: nameOf(each.entityRef) },
    ]),
  );
  const refs = (isWanted: (entity: CatalogEntity) => boolean) =>
    entities.filter(isWanted).map(({ entityRef }) => entityRef);
  const nearNames = new NearNames(
    entities.map(({ entityRef }) => ({ entityRef, name: nameOf(entityRef) })),
  );
  return {
    entity: (ref): RoutingEntity | undefined => all.get(ref),
    byAnnotation: (annotation, value) =>
      refs(({ annotations = {} }) =>
        (annotations[annotation] ?? '').split(',').includes(value),
      ),
    byName: (name, kinds) =>
      refs(
        ({ entityRef }) =>
          nameOf(entityRef) === name && kinds.includes(entityRef.split(':')[0]),
      ),
    team: refOrName =>
      [...groups.keys()].find(
        ref => ref === refOrName || nameOf(ref) === refOrName,
      ),
    isWithin: (teamRef, groupRef) => {
      for (
        let at: string | undefined = teamRef;
        at !== undefined;
        at = groups.get(at)
      ) {
        if (at === groupRef) return true;
      }
      return false;
    },
    near: (text, limit) => nearNames.near(text, limit),
  };
}
