import { withAudit } from '@internal/backend-kit';
import type {
  AuditorService,
  HttpAuthService,
} from '@backstage/backend-plugin-api';
import type { AuthorizedTests } from '../service/tests/AuthorizedTests';
import type { BuildHealthRouter } from './createBuildHealthRouter';

const USUAL_LIMIT = 50;

/** Tests, and which of them are in quarantine. */
export function addTestRoutes(
  router: BuildHealthRouter,
  options: {
    tests: AuthorizedTests;
    httpAuth: HttpAuthService;
    auditor: AuditorService;
  },
): void {
  const { tests, httpAuth, auditor } = options;
  router.get('/tests', async (request, res) => {
    const reader = await tests.forReader(await httpAuth.credentials(request));
    const { limit = USUAL_LIMIT, ...query } = request.query;
    res.json(await reader.list({ ...query, limit }));
  });
  router.get('/tests/:id', async (request, res) => {
    const reader = await tests.forReader(await httpAuth.credentials(request));
    res.json(await reader.get(request.params.id));
  });
  router.get('/quarantine', async (request, res) => {
    const reader = await tests.forReader(await httpAuth.credentials(request));
    res.json({ items: await reader.listQuarantine() });
  });
  router.post('/quarantine', async (request, res) => {
    const credentials = await httpAuth.credentials(request, {
      allow: ['user'],
    });
    const { testId } = request.body;
    const quarantine = await withAudit(
      auditor,
      { eventId: 'test-quarantine', request, meta: { testId } },
      async () => (await tests.forQuarantine(credentials)).put(request.body),
    );
    res.json(quarantine);
  });
  router.delete('/quarantine/:testId', async (request, res) => {
    const credentials = await httpAuth.credentials(request, {
      allow: ['user'],
    });
    const { testId } = request.params;
    await withAudit(
      auditor,
      { eventId: 'quarantine-end', request, meta: { testId } },
      async () => (await tests.forQuarantine(credentials)).end(testId),
    );
    res.status(204).end();
  });
}
