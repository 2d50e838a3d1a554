import {
  Entity,
  EntityRelation,
  getCompoundEntityRef,
  parseEntityRef,
  stringifyEntityRef,
} from '@backstage/catalog-model';

type Field = [
  field: string,
  relation: string,
  reverse: string,
  defaultKind?: string,
];

const owner: Field = ['owner', 'ownedBy', 'ownerOf', 'Group'];
const system: Field = ['system', 'partOf', 'hasPart', 'System'];
const dependencies: Field[] = [
  ['dependsOn', 'dependsOn', 'dependencyOf'],
  ['dependencyOf', 'dependencyOf', 'dependsOn'],
];

/** The fields of `spec` from which the catalog's BuiltinKindsEntityProcessor derives relations. */
const fieldsByKind: Record<string, Field[]> = {
  API: [owner, system],
  Component: [
    owner,
    system,
    ...dependencies,
    ['subcomponentOf', 'partOf', 'hasPart', 'Component'],
    ['providesApis', 'providesApi', 'apiProvidedBy', 'API'],
    ['consumesApis', 'consumesApi', 'apiConsumedBy', 'API'],
  ],
  Domain: [owner, ['subdomainOf', 'partOf', 'hasPart', 'Domain']],
  Group: [
    ['parent', 'childOf', 'parentOf', 'Group'],
    ['children', 'parentOf', 'childOf', 'Group'],
    ['members', 'hasMember', 'memberOf', 'User'],
  ],
  Resource: [owner, system, ...dependencies],
  System: [owner, ['domain', 'partOf', 'hasPart', 'Domain']],
  User: [['memberOf', 'memberOf', 'hasMember', 'Group']],
};

/** One relation that the `spec` of an entity states, with the name of its opposite. */
export interface StatedRelation extends EntityRelation {
  reverse: string;
}

/**
 * The relations that the `spec` of one entity states, pointing away from it.
 * @throws when a reference cannot be parsed; the catalog refuses such an entity
 */
export function statedRelations(entity: Entity): StatedRelation[] {
  const { namespace: defaultNamespace } = getCompoundEntityRef(entity);
  return (fieldsByKind[entity.kind] ?? []).flatMap(
    ([field, type, reverse, defaultKind]) =>
      [entity.spec?.[field] ?? []].flat().map(ref => ({
        type,
        reverse,
        targetRef: stringifyEntityRef(
          parseEntityRef(String(ref), { defaultKind, defaultNamespace }),
        ),
      })),
  );
}

/** The relations that the catalog gives an entity from its own `spec` alone. */
export function outgoingRelations(entity: Entity): EntityRelation[] {
  return sortedRelations(
    statedRelations(entity).map(({ type, targetRef }) => ({ type, targetRef })),
  );
}

/** Sorts by type and target and drops repetitions, as the catalog's stitcher does. */
export function sortedRelations(relations: EntityRelation[]): EntityRelation[] {
  const byKey = new Map(
    relations.map(relation => [
      `${relation.type}\n${relation.targetRef}`,
      relation,
    ]),
  );
  return [...byKey.keys()].sort().map(key => byKey.get(key)!);
}
