import { Entity } from '@backstage/catalog-model';
import { buildEntity, EntityOptions } from './metadata';

export interface DomainOptions extends EntityOptions {
  /** Left out of the entity when not given. */
  owner?: string;
  subdomainOf?: string;
}

/** A Domain. */
export function domainEntity(options: DomainOptions): Entity {
  const { owner, subdomainOf, ...rest } = options;
  return buildEntity('Domain', rest, { owner, subdomainOf });
}
