import { Entity } from '@backstage/catalog-model';
import { buildEntity, EntityOptions } from './metadata';

export interface SystemOptions extends EntityOptions {
  /** Left out of the entity when not given. */
  owner?: string;
  domain?: string;
}

/** A System. */
export function systemEntity(options: SystemOptions): Entity {
  const { owner, domain, ...rest } = options;
  return buildEntity('System', rest, { owner, domain });
}
