import { Entity } from '@backstage/catalog-model';
import { buildEntity, EntityOptions } from './metadata';

export interface ApiOptions extends EntityOptions {
  /** Left out of the entity when not given. */
  owner?: string;
  type?: string;
  lifecycle?: string;
  system?: string;
  definition?: string;
}

/** An API, by default an OpenAPI in production with an empty definition. */
export function apiEntity(options: ApiOptions): Entity {
  const {
    owner,
    type = 'openapi',
    lifecycle = 'production',
    system,
    definition = 'openapi: 3.1.0',
    ...rest
  } = options;
  return buildEntity('API', rest, {
    type,
    lifecycle,
    owner,
    system,
    definition,
  });
}
