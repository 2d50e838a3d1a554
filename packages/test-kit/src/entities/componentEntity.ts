import { Entity } from '@backstage/catalog-model';
import { buildEntity, EntityOptions } from './metadata';

export interface ComponentOptions extends EntityOptions {
  /** Left out of the entity when not given. */
  owner?: string;
  type?: string;
  lifecycle?: string;
  system?: string;
  subcomponentOf?: string;
  providesApis?: string[];
  consumesApis?: string[];
  dependsOn?: string[];
}

/** A Component, by default a service in production. */
export function componentEntity(options: ComponentOptions): Entity {
  const {
    owner,
    type = 'service',
    lifecycle = 'production',
    system,
    subcomponentOf,
    providesApis,
    consumesApis,
    dependsOn,
    ...rest
  } = options;
  return buildEntity('Component', rest, {
    type,
    lifecycle,
    owner,
    system,
    subcomponentOf,
    providesApis,
    consumesApis,
    dependsOn,
  });
}
