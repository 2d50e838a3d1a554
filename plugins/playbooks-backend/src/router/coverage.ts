import type { createApiRouter } from '@internal/backend-kit';
import type { HttpAuthService } from '@backstage/backend-plugin-api';
import type { playbooksApiSpec } from '@callboard/backstage-plugin-playbooks-common/openapi';
import type { AuthorizedPlaybooks } from '../service/AuthorizedPlaybooks';
import { coverageCsv } from './coverageCsv';

type PlaybooksRouter = ReturnType<
  typeof createApiRouter<typeof playbooksApiSpec>
>;

/** Which alerts lead where, as a list and as a table to download. */
export function addCoverageRoutes(
  router: PlaybooksRouter,
  options: { playbooks: AuthorizedPlaybooks; httpAuth: HttpAuthService },
): void {
  const { playbooks, httpAuth } = options;

  router.get('/coverage', async (request, res) => {
    const credentials = await httpAuth.credentials(request);
    const reader = await playbooks.forCoverage(credentials);
    const { state, severity, limit = 50, ...query } = request.query;
    res.json(
      await reader.list({
        ...query,
        states: state,
        severities: severity,
        limit,
      }),
    );
  });

  router.get('/coverage/export', async (request, res) => {
    const credentials = await httpAuth.credentials(request);
    const reader = await playbooks.forCoverage(credentials);
    const { state, severity, ...query } = request.query;
    const rows = await reader.all({
      ...query,
      states: state,
      severities: severity,
    });
    res
      .status(200)
      .type('text/csv')
      .attachment('alert-coverage.csv')
      .send(await coverageCsv(rows));
  });
}
