import type { Entity } from '@backstage/catalog-model';
import {
  readEntityFacts,
  readGroupFacts,
  readOwnerOf,
  readUserFacts,
  type OwnershipKeys,
} from '@callboard/backstage-plugin-ownership-common';
import type { FollowedEntity } from './OwnershipStore';

/** What is kept of an entity, by its kind. */
export function toFollowedEntity(
  entity: Entity,
  keys: OwnershipKeys,
): FollowedEntity {
  const kind = entity.kind.toLocaleLowerCase('en-US');
  const etag = entity.metadata.etag ?? '';
  if (kind === 'group' || kind === 'user') {
    const facts =
      kind === 'group' ? readGroupFacts(entity, keys) : readUserFacts(entity);
    return { entityRef: facts.entityRef, kind, etag, facts };
  }
  const facts = readEntityFacts(entity, keys);
  const owner = readOwnerOf(facts);
  return {
    entityRef: facts.entityRef,
    kind,
    etag,
    ownerRef:
      owner.type === 'ref' || owner.type === 'email'
        ? owner.entityRef
        : undefined,
    facts,
  };
}
