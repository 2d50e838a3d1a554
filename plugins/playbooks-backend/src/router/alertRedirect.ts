import type { HttpRouterService } from '@backstage/backend-plugin-api';
import express from 'express';

const PATH = '/r';

/** Longest query that is passed on, in characters. */
const LONGEST_QUERY = 8_000;

/**
 * Leads from `/r/<alert>` to the page of the portal, where the reader signs in: a link in an alert is opened by people who are
 * not signed in yet. It looks nothing up: the answer is the same for every name, so it needs no credentials and tells nothing;
 * and it leads nowhere but to the portal.
 *
 * @param page - address of the portal's page for alerts, without a slash at its end; nothing is added where it is not known
 */
export function addAlertRedirect(
  httpRouter: HttpRouterService,
  page: string | undefined,
): void {
  if (page === undefined) return;
  const router = express.Router();
  router.get(`${PATH}/:alert`, (request, response) => {
    const at = request.originalUrl.indexOf('?');
    const query = at < 0 ? '' : request.originalUrl.slice(at);
    const kept = query.length <= LONGEST_QUERY ? query : '';
    response
      .set('Cache-Control', 'no-store')
      .redirect(
        302,
        `${page}/${encodeURIComponent(request.params.alert)}${kept}`,
      );
  });
  httpRouter.addAuthPolicy({ path: PATH, allow: 'unauthenticated' });
  httpRouter.use(router);
}
