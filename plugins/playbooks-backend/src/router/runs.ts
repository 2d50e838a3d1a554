import { withAudit, type createApiRouter } from '@internal/backend-kit';
import type {
  AuditorService,
  HttpAuthService,
  LoggerService,
} from '@backstage/backend-plugin-api';
import type { playbooksApiSpec } from '@callboard/backstage-plugin-playbooks-common/openapi';
import type {
  NewMark,
  NewRun,
} from '@callboard/backstage-plugin-playbooks-common';
import type { Request } from 'express';
import type { AuthorizedRuns } from '../service/runs/AuthorizedRuns';

type PlaybooksRouter = ReturnType<
  typeof createApiRouter<typeof playbooksApiSpec>
>;

/** What the routes of runs need. */
export interface RunRouteContext {
  runs: AuthorizedRuns;
  httpAuth: HttpAuthService;
  auditor: AuditorService;
  logger: LoggerService;
}

/*
 * The wire has one shape for all kinds of marks; the service checks that each has what its kind needs.
 */

export function addRunRoutes(
  router: PlaybooksRouter,
  context: RunRouteContext,
): void {
  addReads(router, context);
  addWrites(router, context);
}

function addReads(
  router: PlaybooksRouter,
  { runs, httpAuth }: RunRouteContext,
): void {
  router.get('/runs', async (request, res) => {
    const { limit = 50, ...filter } = request.query;
    const credentials = await httpAuth.credentials(request);
    res.json(await runs.list({ ...filter, limit }, credentials));
  });

  router.get('/runs/:id', async (request, res) => {
    const { id } = request.params;
    const { after } = request.query;
    const credentials = await httpAuth.credentials(request);
    res.json(await runs.get({ id, after }, credentials));
  });

  router.get('/runs/:id/page', async (request, res) => {
    const credentials = await httpAuth.credentials(request);
    const { page, ...rest } = await runs.getPage(
      request.params.id,
      credentials,
    );
    // It never changes, but who may read it may: browsers ask each time.
    res.set('cache-control', 'private, no-cache');
    res.json({ ...rest, page: { ...page } });
  });
}

function addWrites(
  router: PlaybooksRouter,
  { runs, httpAuth, auditor, logger }: RunRouteContext,
): void {
  const writer = async (request: Request<any, any, any, any>) =>
    httpAuth.credentials(request, { allow: ['user'] });
  const record = <T>(
    request: Request<any, any, any, any>,
    meta: { actionType: string; id: string },
    work: () => Promise<T>,
  ) =>
    withAudit(
      auditor,
      { eventId: 'run-change', severityLevel: 'medium', request, logger, meta },
      work,
    );

  router.post('/runs', async (request, res) => {
    const credentials = await writer(request);
    const run = request.body as NewRun;
    const meta = { actionType: 'start', id: run.id, pageId: run.pageId };
    res.json(await record(request, meta, () => runs.start(run, credentials)));
  });

  router.post('/runs/:id/marks', async (request, res) => {
    const credentials = await writer(request);
    const { id } = request.params;
    const marks = request.body.marks as NewMark[];
    const { after } = request.body;
    const meta = { actionType: 'mark', id, count: marks.length };
    res.json(
      await record(request, meta, () =>
        runs.mark({ id, marks, after }, credentials),
      ),
    );
  });

  router.post('/runs/:id/end', async (request, res) => {
    const credentials = await writer(request);
    const { id } = request.params;
    const meta = { actionType: 'end', id };
    res.json(
      await record(request, meta, () =>
        runs.end({ ...request.body, id }, credentials),
      ),
    );
  });

  router.post('/runs/:id/reopen', async (request, res) => {
    const credentials = await writer(request);
    const { id } = request.params;
    const meta = { actionType: 'reopen', id };
    res.json(await record(request, meta, () => runs.reopen(id, credentials)));
  });
}
