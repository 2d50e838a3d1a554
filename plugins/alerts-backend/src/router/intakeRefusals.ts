import type {
  IntakeKind,
  IntakeProblem,
} from '@callboard/backstage-plugin-alerts-common';
import type { IntakeAnswer } from '../intake/Intake';
import { DeliveryError, TooManyRequestsError } from '../intake/refusals';

/** Seconds after which a sender tries again what could not be kept. */
const RETRY_AFTER = 5;

const STATUS: Readonly<Record<string, number>> = {
  InputError: 400,
  AuthenticationError: 401,
  NotAllowedError: 403,
  TooLargeError: 413,
  TooManyRequestsError: 429,
};

interface Refusal {
  status: number;
  name: string;
  message: string;
  problems?: IntakeProblem[];
  headers?: Record<string, string>;
}

const WRONG_KEY: IntakeProblem = {
  pointer: '/routing_key',
  message: 'is no routing key that is known here; send one that is in use',
};

const PATHS = '/alertmanager, /grafana, /generic and /v2/enqueue';

function toRefusal(error: unknown): Refusal {
  if (error === 'no-such-path') {
    const message = `There is nothing to post to here; there are ${PATHS}`;
    return { status: 404, name: 'NotFoundError', message };
  }
  if (error === 'not-posted') {
    const message = 'Alerts are posted here';
    const headers = { Allow: 'POST' };
    return { status: 405, name: 'MethodNotAllowedError', message, headers };
  }
  const { name, message } = error instanceof Error ? error : new Error();
  const status = Object.hasOwn(STATUS, name) ? STATUS[name] : 503;
  if (status === 503) {
    return {
      ...{ status, name: 'ServiceUnavailableError' },
      // Of what went wrong inside, senders are told nothing.
      message: 'It could not be kept; send it again',
      headers: { 'Retry-After': String(RETRY_AFTER) },
    };
  }
  return {
    ...{ status, name, message },
    ...(error instanceof DeliveryError && { problems: error.problems }),
    ...(error instanceof TooManyRequestsError && {
      headers: { 'Retry-After': String(error.retryAfterSeconds) },
    }),
  };
}

/**
 * As PagerDuty's Events API v2 refuses, which tools look at: also a key that nobody knows is a wrong event to it, with 400. They give up
 * at 4xx, but for 429.
 */
function inWordsOfPagerDuty(refusal: Refusal): IntakeAnswer {
  const { status, message, headers } = refusal;
  const problems = status === 401 ? [WRONG_KEY] : refusal.problems;
  const errors = problems?.map(each =>
    `${each.pointer} ${each.message}`.trim(),
  );
  const words =
    {
      400: 'Event object is invalid',
      401: 'Invalid routing key',
      429: 'Requests for this service are arriving too quickly.  Please retry later.',
    }[status] ?? message;
  return {
    status: status === 401 ? 400 : status,
    body: {
      status: status === 429 ? 'throttle exceeded' : 'invalid event',
      message: words,
      errors: errors ?? [message],
      ...(problems && { problems }),
    },
    headers,
  };
}

/** What a sender is told of a request that nothing was made of. */
export function refusalOf(error: unknown, kind?: IntakeKind): IntakeAnswer {
  const refusal = toRefusal(error);
  if (kind === 'events-v2') return inWordsOfPagerDuty(refusal);
  const { status, headers, ...told } = refusal;
  const body = { error: told, response: { statusCode: status } };
  const challenge = { 'WWW-Authenticate': 'Bearer realm="alerts"' };
  return {
    ...{ status, body },
    headers: status === 401 ? { ...headers, ...challenge } : headers,
  };
}
