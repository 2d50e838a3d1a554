import { Entity, EntityLink, EntityRelation } from '@backstage/catalog-model';
import { JsonObject } from '@backstage/types';
import { withEtag } from './etag';
import { outgoingRelations } from './relations';

/** What every builder takes, whatever the kind. */
export interface EntityOptions {
  name: string;
  namespace?: string;
  title?: string;
  description?: string;
  annotations?: Record<string, string>;
  labels?: Record<string, string>;
  tags?: string[];
  links?: EntityLink[];
  /** Parts of `spec` that the builder has no option for; win over its own. */
  spec?: JsonObject;
  /** `true`: what the catalog derives from this entity alone; a list is taken as it is. */
  relations?: boolean | EntityRelation[];
}

/** Builds the entity as the catalog serves it: without keys that are not set, with an etag of its content. */
export function buildEntity(
  kind: string,
  options: EntityOptions,
  spec: Record<string, JsonObject[string] | undefined>,
): Entity {
  const { relations, spec: extraSpec, namespace, ...metadata } = options;
  const entity: Entity = {
    apiVersion: 'backstage.io/v1alpha1',
    kind,
    metadata: withoutUndefined({
      ...metadata,
      namespace: namespace ?? 'default',
    }),
    spec: withoutUndefined({ ...spec, ...extraSpec }) as JsonObject,
  };
  if (relations) {
    entity.relations = Array.isArray(relations)
      ? relations
      : outgoingRelations(entity);
  }
  return withEtag(entity);
}

function withoutUndefined<T extends object>(object: T): T {
  return Object.fromEntries(
    Object.entries(object).filter(([, value]) => value !== undefined),
  ) as T;
}
