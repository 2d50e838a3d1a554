import { Entity } from '@backstage/catalog-model';
import { buildEntity, EntityOptions } from './metadata';

export interface ResourceOptions extends EntityOptions {
  /** Left out of the entity when not given. */
  owner?: string;
  type?: string;
  system?: string;
  dependsOn?: string[];
}

/** A Resource, by default a database. */
export function resourceEntity(options: ResourceOptions): Entity {
  const { owner, type = 'database', system, dependsOn, ...rest } = options;
  return buildEntity('Resource', rest, { type, owner, system, dependsOn });
}
