import { AuthService, DiscoveryService } from '@backstage/backend-plugin-api';
import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { ResponseError } from '@backstage/errors';
import { z } from 'zod';
import { visibilityLabel } from '../visibilityLabel';
import { FolderContent, FolderRefusal } from './types';

const unprocessed = z.object({
  entities: z.array(
    z.object({
      unprocessed_entity: z.custom<Entity>(value => Boolean(value)),
      // An empty text, not a list, until the catalog has looked at the entity.
      errors: z.array(z.object({ message: z.string() })).catch([]),
      location_key: z.string().nullish(),
    }),
  ),
});

/** Entities of the folder that the catalog took and then failed to process, in the words of the catalog. */
export async function readCatalogRefusals(options: {
  auth: AuthService;
  discovery: DiscoveryService;
  content: FolderContent;
}): Promise<FolderRefusal[]> {
  const { auth, discovery, content } = options;
  const { token } = await auth.getPluginRequestToken({
    onBehalfOf: await auth.getOwnServiceCredentials(),
    targetPluginId: 'catalog',
  });
  const base = await discovery.getBaseUrl('catalog');
  // An entity that was never valid is "pending", one that was seen by others before is "failed".
  const rows = await Promise.all(
    ['pending', 'failed'].map(async state => {
      const response = await fetch(`${base}/entities/unprocessed/${state}`, {
        headers: { authorization: `Bearer ${token}` },
      });
      if (!response.ok) {
        throw await ResponseError.fromResponse(response);
      }
      return unprocessed.parse(await response.json()).entities;
    }),
  );
  const places = new Map(
    content.entities.map(({ entityRef, place }) => [entityRef, place]),
  );
  return rows.flat().flatMap(row => {
    const entity = row.unprocessed_entity;
    const [error] = row.errors;
    const place = places.get(stringifyEntityRef(entity));
    if (row.location_key !== 'folder' || !error || !place) {
      return [];
    }
    return {
      ...place,
      kind: entity.kind,
      name: entity.metadata.name,
      reason: error.message,
      fix: 'Correct what the catalog objects to; it tries again by itself.',
      source: 'catalog' as const,
      restricted:
        entity.metadata.labels?.[visibilityLabel.label] ===
        visibilityLabel.value,
    };
  });
}
