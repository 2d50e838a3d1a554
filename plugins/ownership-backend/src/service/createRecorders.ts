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

/** Puts a write on record, whether or not it succeeds. */
export type RecordWrite = <T>(
  write: {
    actionType: 'confirm' | 'undo-confirmation';
    /** The entities it is about. */
    refs?: string[];
    /** The confirmation it is about. */
    confirmationId?: string;
    request: Request;
  },
  work: () => Promise<T>,
) => Promise<T>;

const about = (refs: string[]) => ({
  count: refs.length,
  entityRefs: refs.slice(0, SHOWN_REFS),
});

/** People's addresses are in the answers, so reads are on record beside the writes, whichever way they come. */
export function createRecorders(options: {
  auditor: AuditorService;
  metrics: OwnershipMetrics;
  logger: LoggerService;
}): { recordRead: RecordRead; recordWrite: RecordWrite } {
  const { auditor, metrics, logger } = options;
  return {
    recordRead: ({ queryType, refs, request }, read) =>
      withAudit(
        auditor,
        {
          eventId: 'owner-fetch',
          request,
          logger,
          meta: { queryType, ...about(refs) },
        },
        () => metrics.timeRead(queryType, read),
      ),
    recordWrite: ({ actionType, refs, confirmationId, request }, work) =>
      withAudit(
        auditor,
        {
          eventId: 'owner-confirm',
          severityLevel: 'medium',
          request,
          logger,
          meta: {
            actionType,
            ...(confirmationId && { confirmationId }),
            ...(refs && about(refs)),
          },
        },
        work,
      ),
  };
}
