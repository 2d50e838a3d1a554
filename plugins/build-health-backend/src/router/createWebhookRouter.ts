import express, { type Router } from 'express';
import type { Inbox } from '../inbox/Inbox';
import type { Sources } from '../inbox/Sources';
import { WEBHOOKS_PATH } from '../inbox/webhookPath';

/** GitHub sends at most 25 MB; what tells of a build has some 30 kB. */
const LARGEST_BODY = 2_000_000;

/**
 * Takes what providers and pipelines send. 202: it is kept, whether it was new or not. 204: it is of no interest, as a ping.
 *
 * @param onKept - called when there is something of a source to work in, after the answer
 */
export function createWebhookRouter(options: {
  inbox: Pick<Inbox, 'receive'>;
  sources: Pick<Sources, 'get'>;
  onKept: (sourceId: string) => void;
}): Router {
  const { inbox, sources, onKept } = options;
  const router = express.Router();
  router.post(
    `${WEBHOOKS_PATH}/:sourceId`,
    (request, response, next) => {
      const { largestBody = LARGEST_BODY } =
        sources.get(request.params.sourceId) ?? {};
      const read = express.raw({ type: () => true, limit: largestBody });
      read(request, response, next);
    },
    (request, response, next) => {
      inbox
        .receive(request.params.sourceId, {
          header: name => request.get(name),
          // Without a body there is none to parse.
          body: Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0),
        })
        .then(isNew => {
          // Node keeps a request until its heap is swept, and bodies outside of the heap would have it swept every few seconds.
          request.body = undefined;
          response.status(isNew === undefined ? 204 : 202).end();
          if (isNew) onKept(request.params.sourceId);
        })
        .catch(next);
    },
  );
  return router;
}
