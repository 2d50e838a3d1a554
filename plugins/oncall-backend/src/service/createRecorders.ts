import { withAudit } from '@internal/backend-kit';
import type {
  AuditorService,
  BackstageCredentials,
  LoggerService,
} from '@backstage/backend-plugin-api';
import type { Request } from 'express';
import type { OncallMetrics, OncallQuery } from '../metrics';
import { userRefOf } from './Admission';

/** Whatever its query and body are. */
type AnyRequest = Request<any, any, any, any>;

const SHOWN_REFS = 20;

/** How someone came: with a request of the API, or by an action, which has none: then the log would name this plugin. */
interface From {
  request?: AnyRequest;
  caller?: BackstageCredentials;
}

export interface Recorders {
  /** Puts a read on record and times it. */
  recordRead<T>(
    query: From & {
      queryType: OncallQuery;
      /** The entities or the schedule it is about; empty for lists. */
      refs?: string[];
    },
    read: () => Promise<T>,
  ): Promise<T>;
  /** Puts a write on record, whether or not it succeeds. */
  recordWrite<T>(
    write: From & {
      eventId: 'schedule-change' | 'override-change' | 'calendar-change';
      actionType: string;
      /** Of the schedule or link; absent while it is made. */
      id?: string;
    },
    work: () => Promise<T>,
  ): Promise<T>;
}

function calledBy(caller: BackstageCredentials | undefined) {
  if (!caller) return {};
  const { subject } = caller.principal as { subject?: string };
  const callerRef = userRefOf(caller) ?? subject;
  return callerRef ? { callerRef } : {};
}

/** People's addresses are in the answers, so reads are on record beside the writes. */
export function createRecorders(options: {
  auditor: AuditorService;
  metrics: OncallMetrics;
  logger: LoggerService;
}): Recorders {
  const { auditor, metrics, logger } = options;
  return {
    recordRead: ({ queryType, refs = [], request, caller }, read) =>
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
            ...calledBy(caller),
          },
        },
        () => metrics.timeRead(queryType, read),
      ),
    recordWrite: ({ eventId, actionType, id, request, caller }, work) =>
      withAudit(
        auditor,
        {
          eventId,
          severityLevel: 'medium',
          request,
          logger,
          meta: { actionType, ...(id && { id }), ...calledBy(caller) },
        },
        work,
      ),
  };
}
