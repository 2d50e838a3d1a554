import express, { type Router } from 'express';
import type { Inbox } from '../inbox/Inbox';
import { WEBHOOKS_PATH } from '../inbox/webhookPath';

/** GitHub sends at most 25 MB; what tells of a build has some 30 kB. */
const LIMIT = '2mb';

/**
 * Takes what providers and pipelines send. 202: it is kept, whether it was new or not. 204: it is of no interest, as a ping.
 *
 * @param onKept - called when there is something to work in, after the answer
 */
export function createWebhookRouter(options: {
  inbox: Pick<Inbox, 'receive'>;
  onKept: () => void;
}): Router {
  const { inbox, onKept } = options;
  const router = express.Router();
  router.post(
    `${WEBHOOKS_PATH}/:sourceId`,
    express.raw({ type: () => true, limit: LIMIT }),
    (request, response, next) => {
      inbox
        .receive(request.params.sourceId, {
          header: name => request.get(name),
          // Without a body there is none to parse.
          body: Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0),
        })
        .then(isNew => {
          response.status(isNew === undefined ? 204 : 202).end();
          if (isNew) onKept();
        })
        .catch(next);
    },
  );
  return router;
}
