import {
  CatalogFollower,
  type CatalogFollowerOptions,
} from '@internal/backend-kit';
import type { OwnershipMetrics } from '../metrics';
import type { CatalogMirror } from '../service/CatalogMirror';

/** Follows the whole catalog into what ownership keeps. */
export function createFollowCatalogJob(
  options: Pick<
    CatalogFollowerOptions,
    'catalog' | 'auth' | 'logger' | 'fullPassEvery'
  > & { mirror: CatalogMirror; metrics: OwnershipMetrics },
): CatalogFollower {
  const { mirror, metrics, ...rest } = options;
  return CatalogFollower.create({
    ...rest,
    id: 'ownership-follow-catalog',
    store: mirror,
    onPass: async result => {
      if (result.complete) await mirror.completed(new Date());
      metrics.recordPass(result);
    },
  });
}
