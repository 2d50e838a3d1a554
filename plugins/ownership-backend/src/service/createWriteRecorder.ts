import { withAudit } from '@internal/backend-kit';
import type {
  AuditorService,
  LoggerService,
} from '@backstage/backend-plugin-api';
import type { Request } from 'express';

const SHOWN_REFS = 20;

/** Puts a write on record, whether or not it succeeds. */
export type RecordWrite = <T>(
  write: {
    action: 'confirm' | 'undo-confirmation';
    /** The entities it is about. */
    refs?: string[];
    /** The confirmation it is about. */
    id?: string;
    request: Request;
  },
  work: () => Promise<T>,
) => Promise<T>;

export function createWriteRecorder(options: {
  auditor: AuditorService;
  logger: LoggerService;
}): RecordWrite {
  const { auditor, logger } = options;
  return ({ action, refs, id, request }, work) =>
    withAudit(
      auditor,
      {
        eventId: 'owner-confirm',
        severityLevel: 'medium',
        request,
        logger,
        meta: {
          actionType: action,
          ...(id !== undefined && { confirmationId: id }),
          ...(refs && {
            count: refs.length,
            entityRefs: refs.slice(0, SHOWN_REFS),
          }),
        },
      },
      work,
    );
}
