import {
  CatalogFollower,
  type CatalogFollowerOptions,
} from '@internal/backend-kit';
import type { OwnershipMetrics } from '../metrics';
import type { CatalogMirror } from '../service/CatalogMirror';
import type { FindingRecorder } from '../service/FindingRecorder';
import type { TransferSettler } from '../service/TransferSettler';

/** Follows the whole catalog into what ownership keeps, and does what follows from a change. */
export function createFollowCatalogJob(
  options: Pick<
    CatalogFollowerOptions,
    'catalog' | 'auth' | 'logger' | 'fullPassEvery'
  > & {
    mirror: CatalogMirror;
    findings: FindingRecorder;
    transfers: TransferSettler;
    metrics: OwnershipMetrics;
  },
): CatalogFollower {
  const { mirror, findings, transfers, metrics, ...rest } = options;
  return CatalogFollower.create({
    ...rest,
    id: 'ownership-follow-catalog',
    store: mirror,
    onPass: async result => {
      metrics.recordPass(result);
      if (!result.complete) return;
      const now = new Date();
      await mirror.completed(now);
      await findings.record(now);
      await transfers.settle(now);
    },
  });
}
