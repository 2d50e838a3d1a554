import { setImmediate as nextTurn } from 'node:timers/promises';
import { inBatches } from '@internal/backend-kit';
import type { PageRelations } from '@callboard/backstage-plugin-playbooks-common';
import type { Directory } from '../entities/Directory';

/** Entities that are worked out at a stretch, some 5 ms. */
const SLICE = 200;

/**
 * Page → when the last of its services changed. A page that belongs to all services of a team, by its owner alone, is about none of them.
 *
 * @param changes - entity reference → milliseconds since 1970
 */
export async function changesOfPages(
  changes: ReadonlyMap<string, number>,
  entities: Directory['entities'],
  relations: PageRelations,
): Promise<Map<string, number>> {
  const found = new Map<string, number>();
  for (const batch of inBatches([...changes], SLICE)) {
    await nextTurn();
    for (const [entityRef, changedAt] of batch) {
      const facts = entities.get(entityRef);
      if (!facts) continue;
      const links = facts.links.map(({ url }) => url);
      for (const { pageId, reasons } of relations.of({ ...facts, links })) {
        if (reasons.every(reason => reason === 'owner')) continue;
        found.set(pageId, Math.max(found.get(pageId) ?? 0, changedAt));
      }
    }
  }
  return found;
}
