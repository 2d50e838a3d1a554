import type { Entity } from '@backstage/catalog-model';
import type { OwnershipKeys } from '../annotations';
import { ownershipRoleNames } from '../types';
import type { EntityFacts, RelatedEntity } from './facts';
import { address, firstAnnotation, text, webAddress } from './written';

/** Who fills which role, as written. */
export function readRoles(
  entity: Entity,
  keys: OwnershipKeys,
): EntityFacts['roles'] {
  const roles: EntityFacts['roles'] = {};
  for (const role of ownershipRoleNames) {
    const written = firstAnnotation(entity, keys.roles[role]);
    if (written) roles[role] = written;
  }
  return Object.keys(roles).length > 0 ? roles : undefined;
}

const MAX_RELATED = 100;

const RELATED_KINDS: Record<string, RelatedEntity['kind']> = {
  dependsOn: 'dependency',
  dependencyOf: 'dependency',
  providesApi: 'api',
  consumesApi: 'api',
  apiProvidedBy: 'api',
  apiConsumedBy: 'api',
};

/** The neighbours in the graph, sorted and each once. */
export function readRelated(entity: Entity): RelatedEntity[] | undefined {
  const found = new Map<string, RelatedEntity>();
  for (const { type, targetRef } of entity.relations ?? []) {
    if (!Object.hasOwn(RELATED_KINDS, type)) continue;
    const kind = RELATED_KINDS[type];
    const entityRef = targetRef.toLocaleLowerCase('en-US');
    found.set(`${kind} ${entityRef}`, { kind, entityRef });
  }
  if (found.size === 0) return undefined;
  return [...found.keys()]
    .sort()
    .slice(0, MAX_RELATED)
    .map(key => found.get(key)!);
}

/** Where the descriptor stands. The location is the catalog's own word; an author cannot point it elsewhere. */
export function readSource(
  entity: Entity,
): Pick<EntityFacts, 'location' | 'editUrl' | 'projectSlug'> {
  const annotations: Record<string, unknown> =
    entity.metadata.annotations ?? {};
  const location = address(annotations['backstage.io/managed-by-location']);
  const edit = webAddress(address(annotations['backstage.io/edit-url']));
  const slug = text(annotations['github.com/project-slug']);
  return {
    ...(location && { location }),
    ...(edit && { editUrl: edit.href }),
    ...(slug && { projectSlug: slug.toLocaleLowerCase('en-US') }),
  };
}
