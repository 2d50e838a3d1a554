import type { LoggerService } from '@backstage/backend-plugin-api';
import type { IntakeKind } from '@callboard/backstage-plugin-alerts-common';
import express, { type Request, type Response, type Router } from 'express';
import type { Intake } from '../intake/Intake';
import { lastWords } from '../intake/lastWords';
import { announced, LARGEST_SKIPPED, readBody } from '../intake/readBody';
import { secretOf } from '../keys/secrets';
import { refusalOf } from './intakeRefusals';

/** The only path of alerts that is answered without signing in. */
export const INTAKE_PATH = '/intake';

/** Those whose path may end with a routing key. */
const KINDS: readonly IntakeKind[] = ['alertmanager', 'grafana', 'generic'];

interface Place {
  kind?: IntakeKind;
  /** What may be a routing key. */
  inPath?: string;
}

function placeOf(path: string): Place & { shown: string } {
  const [first, second, ...more] = path.split('/').filter(Boolean);
  if (first === 'v2' && second === 'enqueue' && more.length === 0) {
    return { kind: 'events-v2', shown: '/v2/enqueue' };
  }
  const kind = KINDS.find(each => each === first);
  return kind && more.length === 0
    ? { kind, inPath: second, shown: `/${kind}` }
    : { shown: '/' };
}

/**
 * Takes the secret out of the request's address. The platform writes the address into its log of requests when the answer is sent, and
 * into answers about errors.
 */
function takePlace(request: Request): Place {
  const { shown, ...place } = placeOf(request.path);
  request.url = shown;
  request.originalUrl = request.baseUrl + shown;
  return place;
}

/** Of a body that nobody reads, as much as is not worth a new connection is skipped. */
function closeIfLong(request: Request, response: Response): void {
  const isShort = (announced(request) ?? Infinity) <= LARGEST_SKIPPED;
  if (!request.complete && !isShort) response.set('Connection', 'close');
}

/**
 * Takes what senders post: 202 once it is kept. Whoever has no key is refused before anything of the body is read.
 *
 * @param options.onAnswer - told of each answer, for figures
 */
export function createIntakeRouter(options: {
  intake: Pick<Intake, 'receive'>;
  logger: LoggerService;
  onAnswer?: (answer: { kind?: IntakeKind; status: number }) => void;
}): Router {
  const { intake, logger, onAnswer } = options;

  async function answer(
    { kind, inPath }: Place,
    request: Request,
  ): ReturnType<Intake['receive']> {
    if (kind === undefined) return refusalOf('no-such-path', kind);
    if (request.method !== 'POST') return refusalOf('not-posted', kind);
    try {
      return await intake.receive({
        kind,
        secret: secretOf({ header: name => request.get(name), inPath }),
        address: request.ip ?? '',
        sender: request.get('user-agent'),
        readBody: () => readBody(request),
      });
    } catch (error) {
      const refusal = refusalOf(error, kind);
      if (refusal.status >= 500) {
        logger.error(`A delivery could not be kept: ${lastWords(error)}`);
      }
      return refusal;
    }
  }

  const router = express.Router();
  router.use(INTAKE_PATH, (request, response, next) => {
    const place = takePlace(request);
    answer(place, request)
      .then(({ status, body, headers = {} }) => {
        closeIfLong(request, response);
        response
          .status(status)
          .set({ 'Cache-Control': 'no-store', ...headers })
          .json(body);
        onAnswer?.({ kind: place.kind, status });
      })
      .catch(next);
  });
  return router;
}
