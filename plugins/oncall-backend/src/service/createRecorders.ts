import { withAudit } from '@internal/backend-kit';
import type {
  AuditorService,
  LoggerService,
} from '@backstage/backend-plugin-api';
import type { Request } from 'express';
import type { OncallMetrics, OncallQuery } from '../metrics';

/** Whatever its query and body are. */
type AnyRequest = Request<any, any, any, any>;

const SHOWN_REFS = 20;

export interface Recorders {
  /** Puts a read on record and times it. */
  recordRead<T>(
    query: {
      queryType: OncallQuery;
      /** The entities or the schedule it is about; empty for lists. */
      refs?: string[];
      request?: AnyRequest;
    },
    read: () => Promise<T>,
  ): Promise<T>;
  /** Puts a write on record, whether or not it succeeds. */
  recordWrite<T>(
    write: {
      eventId: 'schedule-change' | 'override-change' | 'calendar-change';
      actionType: string;
      /** Of the schedule or link; absent while it is made. */
      id?: string;
      request?: AnyRequest;
    },
    work: () => Promise<T>,
  ): Promise<T>;
}

/** People's addresses are in the answers, so reads are on record beside the writes. */
export function createRecorders(options: {
  auditor: AuditorService;
  metrics: OncallMetrics;
  logger: LoggerService;
}): Recorders {
  const { auditor, metrics, logger } = options;
  return {
    recordRead: ({ queryType, refs = [], request }, read) =>
      withAudit(
        auditor,
        {
          eventId: 'on-call-fetch',
          request,
          logger,
          meta: {
            queryType,
            count: refs.length,
            refs: refs.slice(0, SHOWN_REFS),
          },
        },
        () => metrics.timeRead(queryType, read),
      ),
    recordWrite: ({ eventId, actionType, id, request }, work) =>
      withAudit(
        auditor,
        {
          eventId,
          severityLevel: 'medium',
          request,
          logger,
          meta: { actionType, ...(id && { id }) },
        },
        work,
      ),
  };
}
