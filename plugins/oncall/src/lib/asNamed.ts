import { stringifyEntityRef, type Entity } from '@backstage/catalog-model';
import type { NamedRef } from '@callboard/backstage-plugin-oncall-common';

/** A user or group by the name that people know. */
export function asNamed(entity: Entity): NamedRef {
  const profile = entity.spec?.profile as { displayName?: string } | undefined;
  const { title, name } = entity.metadata;
  return {
    entityRef: stringifyEntityRef(entity),
    title: profile?.displayName ?? title ?? name,
  };
}
