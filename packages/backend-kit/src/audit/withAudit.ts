import {
  AuditorService,
  AuditorServiceCreateEventOptions,
  LoggerService,
} from '@backstage/backend-plugin-api';
import { stringifyError, toError } from '@backstage/errors';
import { JsonObject } from '@backstage/types';

export type AuditOptions = Pick<
  AuditorServiceCreateEventOptions,
  'eventId' | 'severityLevel' | 'meta' | 'request'
> & {
  /** Told when the audit log itself fails. Default: a process warning. */
  logger?: LoggerService;
};

/**
 * Runs `fn` inside one audit event, opened once and finalised once. Ids and refs only in `meta`, never bodies.
 *
 * A failure of the audit log is reported and changes neither the result nor the error of `fn`.
 *
 * @param fn - receives a setter for what is known only afterwards, for example the id of the thing created
 */
export async function withAudit<T>(
  auditor: AuditorService,
  options: AuditOptions,
  fn: (addMeta: (meta: JsonObject) => void) => Promise<T>,
): Promise<T> {
  const { logger, ...eventOptions } = options;
  const attempt = async <R>(write: () => Promise<R>) => {
    try {
      return await write();
    } catch (error) {
      const message = `Audit event ${
        options.eventId
      } could not be written: ${stringifyError(error)}`;
      if (logger) {
        logger.error(message);
      } else {
        process.emitWarning(message);
      }
      return undefined;
    }
  };

  let meta: JsonObject = {};
  const event = await attempt(() => auditor.createEvent(eventOptions));
  let result: T;
  try {
    result = await fn(more => {
      meta = { ...meta, ...more };
    });
  } catch (error) {
    await attempt(async () => event?.fail({ meta, error: toError(error) }));
    throw error;
  }
  await attempt(async () => event?.success({ meta }));
  return result;
}
