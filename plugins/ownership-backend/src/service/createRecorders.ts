import { withAudit } from '@internal/backend-kit';
import type {
  AuditorService,
  LoggerService,
} from '@backstage/backend-plugin-api';
import type { Request } from 'express';
import type { OwnershipMetrics } from '../metrics';

/** Whatever its query and body are. */
type AnyRequest = Request<any, any, any, any>;

const SHOWN_REFS = 20;

/** What is asked for. */
export type OwnershipQuery =
  | 'owners'
  | 'teams'
  | 'suggestions'
  | 'list'
  | 'export'
  | 'coverage'
  | 'changes'
  | 'transfers'
  | 'patch';

/** Puts a read on record and times it. */
export type RecordRead = <T>(
  query: {
    queryType: OwnershipQuery;
    /** The entities or teams it is about; empty for lists over everything. */
    refs: string[];
    /** Absent for a read by an action. */
    request?: AnyRequest;
  },
  read: () => Promise<T>,
) => Promise<T>;

/** Puts a write on record, whether or not it succeeds. */
export type RecordWrite = <T>(
  write: {
    eventId:
      | 'owner-confirm'
      | 'owner-transfer'
      | 'owner-role'
      | 'owner-rename'
      | 'owner-messages';
    actionType: string;
    /** The entities it is about. */
    refs?: string[];
    /** The confirmation or transfers it is about. */
    ids?: string[];
    /** Absent for a write by an action. */
    request?: AnyRequest;
  },
  work: () => Promise<T>,
) => Promise<T>;

export interface Recorders {
  recordRead: RecordRead;
  recordWrite: RecordWrite;
}

const about = (refs: string[]) => ({
  count: refs.length,
  entityRefs: refs.slice(0, SHOWN_REFS),
});

/** People's addresses are in the answers, so reads are on record beside the writes, whichever way they come. */
export function createRecorders(options: {
  auditor: AuditorService;
  metrics: OwnershipMetrics;
  logger: LoggerService;
}): Recorders {
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
    recordWrite: ({ eventId, actionType, refs, ids, request }, work) =>
      withAudit(
        auditor,
        {
          eventId,
          severityLevel: 'medium',
          request,
          logger,
          meta: {
            actionType,
            ...(ids && { ids: ids.slice(0, SHOWN_REFS) }),
            ...(refs && about(refs)),
          },
        },
        work,
      ),
  };
}
