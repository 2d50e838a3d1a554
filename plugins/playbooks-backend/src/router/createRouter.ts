import { createApiRouter } from '@internal/backend-kit';
import type { Playbook } from '@callboard/backstage-plugin-playbooks-common';
import { playbooksApiSpec } from '@callboard/backstage-plugin-playbooks-common/openapi';
import type { AuthorizedPlaybooks } from '../service/AuthorizedPlaybooks';
import { addCoverageRoutes } from './coverage';
import { addEntityRoutes } from './entities';
import { addImageRoutes } from './images';
import { addPeopleRoutes, type PeopleRouteContext } from './people';
import { addRunRoutes, type RunRouteContext } from './runs';

/** The contract leaves the shape of a parsed page to its package. */
const sentPage = ({ page, ...summary }: Playbook) => ({
  ...summary,
  page: { ...page },
});

/** The REST API of playbooks. */
export function createRouter(
  options: RunRouteContext &
    PeopleRouteContext & { playbooks: AuthorizedPlaybooks },
) {
  const { playbooks, httpAuth } = options;
  const router = createApiRouter(playbooksApiSpec);
  const readerFor = async (
    request: Parameters<typeof httpAuth.credentials>[0],
  ) => playbooks.forReader(await httpAuth.credentials(request));

  router.get('/pages', async (request, res) => {
    const reader = await readerFor(request);
    const { q, brokenLinks, limit = 50, cursor } = request.query;
    res.json(await reader.list({ q, brokenLinks, limit, cursor }));
  });
  router.get('/pages/:id', async (request, res) => {
    const reader = await readerFor(request);
    const { id } = request.params;
    res.json(sentPage(await reader.get(id, request.query.version)));
  });
  router.get('/pages/:id/changes', async (request, res) => {
    const reader = await readerFor(request);
    res.json(await reader.compare(request.params.id, request.query));
  });
  router.post('/alerts/find', async (request, res) => {
    const credentials = await httpAuth.credentials(request);
    const { labels, annotations = {}, withPage } = request.body;
    const alert = { labels, annotations };
    const answer = await playbooks.find(alert, credentials, { withPage });
    const { page, ...found } = answer;
    res.json({ ...found, ...(page && { page: sentPage(page) }) });
  });
  router.get('/sources', async (request, res) => {
    const reader = await readerFor(request);
    res.json({ items: await reader.sources() });
  });
  addCoverageRoutes(router, options);
  addEntityRoutes(router, options);
  addImageRoutes(router, options);
  addPeopleRoutes(router, options);
  addRunRoutes(router, options);
  return router;
}
