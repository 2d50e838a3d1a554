import type { LoggerService } from '@backstage/backend-plugin-api';
import express, { type Request, type Response, type Router } from 'express';
import type { OncallMetrics } from '../metrics';
import { hashOf, type CalendarFeeds } from '../service/calendars/CalendarFeeds';
import { RequestRate } from './RequestRate';

/** The only path of on-call that is answered without signing in. */
export const FEEDS_PATH = '/feeds';

/** 43 characters of base64url: 256 bits. */
const ADDRESS = /^\/([A-Za-z0-9_-]{43})\.ics$/;
/** Programs ask every quarter of an hour at most; someone may have several of them. */
const RATE = { most: 60, windowMs: 10 * 60_000 };

function refuse(res: Response, status: number, name: string, message: string) {
  res
    .status(status)
    .set('Cache-Control', 'no-store')
    .json({ error: { name, message } });
}

/**
 * Takes the secret out of the request's address. The platform writes the address into its log of requests when the answer
 * is sent, and into answers about errors.
 */
function takeToken(request: Request): string | undefined {
  const token = ADDRESS.exec(request.path)?.[1];
  request.url = '/';
  request.originalUrl = `${request.baseUrl}/`;
  return token;
}

/**
 * Calendars for programs that bring a secret and nothing else. Whatever is wrong with a secret, the answer is the same, and so
 * is it for anything else below this path.
 */
export function createFeedRouter(options: {
  feeds: Pick<CalendarFeeds, 'read'>;
  metrics: Pick<OncallMetrics, 'countFeed'>;
  logger: LoggerService;
  rate?: RequestRate;
}): Router {
  const { feeds, metrics, logger, rate = new RequestRate(RATE) } = options;

  async function answer(token: string | undefined, res: Response) {
    const found = token && (await feeds.read(token));
    if (!found) {
      metrics.countFeed('unknown');
      refuse(res, 404, 'NotFoundError', 'There is no such calendar');
      return;
    }
    // Sent with a digest of the text as its ETag; Express answers 304 to whoever has it.
    res
      .set('Cache-Control', 'private, max-age=300')
      .set('Last-Modified', found.modifiedAt.toUTCString())
      .type('text/calendar; charset=utf-8')
      .send(found.text);
    metrics.countFeed(res.statusCode === 304 ? 'unchanged' : 'sent');
  }

  const router = express.Router();
  router.use(FEEDS_PATH, async (request, res) => {
    const isRead = request.method === 'GET' || request.method === 'HEAD';
    const token = takeToken(request);
    const wait = token ? rate.admit(hashOf(token)) : 0;
    if (wait > 0) {
      metrics.countFeed('limited');
      res.set('Retry-After', String(wait));
      refuse(res, 429, 'TooManyRequests', 'Ask less often');
      return;
    }
    try {
      await answer(isRead ? token : undefined, res);
    } catch (error) {
      metrics.countFeed('failed');
      logger.warn('A calendar could not be read', error as Error);
      res.set('Retry-After', '60');
      refuse(res, 503, 'ServiceUnavailableError', 'Ask again in a minute');
    }
  });
  return router;
}
