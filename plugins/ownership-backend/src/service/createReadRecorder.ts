import { withAudit } from '@internal/backend-kit';
import type {
  AuditorService,
  LoggerService,
} from '@backstage/backend-plugin-api';
import type { Request } from 'express';
import type { OwnershipMetrics } from '../metrics';

const SHOWN_REFS = 20;

/** Puts a read on record and times it. */
export type RecordRead = <T>(
  query: {
    queryType: 'owners' | 'teams';
    refs: string[];
    /** Absent for a read by an action. */
    request?: Request;
  },
  read: () => Promise<T>,
) => Promise<T>;

/** People's addresses are in the answers, so reads are on record too, whichever way they come. */
export function createReadRecorder(options: {
  auditor: AuditorService;
  metrics: OwnershipMetrics;
  logger: LoggerService;
}): RecordRead {
  const { auditor, metrics, logger } = options;
  return ({ queryType, refs, request }, read) =>
    withAudit(
      auditor,
      {
        eventId: 'owner-fetch',
        request,
        logger,
        meta: {
          queryType,
          count: refs.length,
          entityRefs: refs.slice(0, SHOWN_REFS),
        },
      },
      () => metrics.timeRead(queryType, read),
    );
}
