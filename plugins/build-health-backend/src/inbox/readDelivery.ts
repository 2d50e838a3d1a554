import type { SourceReports } from '@callboard/backstage-plugin-build-health-node';
import { z } from 'zod';
import type { BuildStore } from '../database/BuildStore';
import type { WaitingDelivery } from '../database/DeliveryStore';
import { testReportUpload } from '../push/pushSchema';
import { POLLED_TESTS } from './polledTests';
import { readInTime } from './readInTime';
import type { Sources } from './Sources';

/** A provider may be asked while a delivery is read. GitHub answers within 10 s, or does when it is asked again. */
const READ_MS = 20_000;

const polledSchema = z.array(testReportUpload).length(1);

/** What a delivery is read with. */
export interface ReadDeliveryOptions {
  sources: Pick<Sources, 'get'>;
  builds: Pick<BuildStore, 'findPipelineKey'>;
  /** For tests. */
  readMs?: number;
}

/**
 * What a delivery says, whichever way it has come.
 *
 * @throws LateError when the source takes too long
 */
export async function readDelivery(
  delivery: WaitingDelivery,
  signal: AbortSignal,
  { sources, builds, readMs = READ_MS }: ReadDeliveryOptions,
): Promise<SourceReports> {
  const { sourceId, kind, body } = delivery;
  const source = sources.get(sourceId);
  if (!source) {
    throw new Error(`Source ${sourceId} is not configured any more`);
  }
  if (kind === POLLED_TESTS) {
    const tests = polledSchema.parse(JSON.parse(body));
    return { builds: [], jobs: [], tests };
  }
  return readInTime(
    stopped =>
      source.read(delivery, {
        signal: stopped,
        findPipelineKey: buildId => builds.findPipelineKey(sourceId, buildId),
      }),
    { signal, ms: readMs },
  );
}
