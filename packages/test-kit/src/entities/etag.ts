import { createHash } from 'crypto';
import { Entity } from '@backstage/catalog-model';
import stableStringify from 'fast-json-stable-stringify';

/** Sets `metadata.etag` to the SHA-1 of the rest of the entity, relations included, as the catalog does. */
export function withEtag(entity: Entity): Entity {
  const { etag: _, ...metadata } = entity.metadata;
  const content = { ...entity, metadata } as Entity;
  const etag = createHash('sha1')
    .update(stableStringify(content))
    .digest('hex');
  return { ...content, metadata: { ...metadata, etag } as Entity['metadata'] };
}
