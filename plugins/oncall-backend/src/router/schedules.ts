import type {
  CreateScheduleRequest,
  NewOverride,
  PreviewRequest,
  SaveVersionRequest,
} from '@callboard/backstage-plugin-oncall-common';
import type { OncallRouter, RouteContext } from './createRouter';

/*
 * The wire has one shape for all kinds of restrictions and overrides; the service checks that each has what its kind needs
 * before it reads any of it.
 */

export function addScheduleRoutes(
  router: OncallRouter,
  context: RouteContext,
): void {
  addReads(router, context);
  addWrites(router, context);
  addOverrides(router, context);
}

function addReads(
  router: OncallRouter,
  { service, httpAuth, recordRead }: RouteContext,
): void {
  router.post('/schedules/preview', async (request, res) => {
    const credentials = await httpAuth.credentials(request);
    const body = request.body as PreviewRequest;
    const answer = await recordRead({ queryType: 'preview', request }, () =>
      service.preview(body, { credentials }),
    );
    res.json(answer);
  });

  router.get('/schedules', async (request, res) => {
    const credentials = await httpAuth.credentials(request);
    const answer = await recordRead({ queryType: 'schedules', request }, () =>
      service.listSchedules(request.query, { credentials }),
    );
    res.json(answer);
  });

  router.get('/schedules/:id', async (request, res) => {
    const credentials = await httpAuth.credentials(request);
    const { id } = request.params;
    const answer = await recordRead(
      { queryType: 'schedule', refs: [id], request },
      () => service.getSchedule(id, { credentials }),
    );
    res.json(answer);
  });

  router.get('/schedules/:id/changes', async (request, res) => {
    const credentials = await httpAuth.credentials(request);
    const { id } = request.params;
    const answer = await recordRead(
      { queryType: 'changes', refs: [id], request },
      () => service.listChanges(id, { credentials }),
    );
    res.json(answer);
  });
}

function addWrites(
  router: OncallRouter,
  { service, httpAuth, recordWrite }: RouteContext,
): void {
  router.post('/schedules', async (request, res) => {
    const credentials = await httpAuth.credentials(request, {
      allow: ['user'],
    });
    const answer = await recordWrite(
      { eventId: 'schedule-change', actionType: 'create', request },
      () =>
        service.createSchedule(request.body as CreateScheduleRequest, {
          credentials,
        }),
    );
    res.status(201).json(answer);
  });

  router.put('/schedules/:id', async (request, res) => {
    const credentials = await httpAuth.credentials(request, {
      allow: ['user'],
    });
    const { id } = request.params;
    const answer = await recordWrite(
      { eventId: 'schedule-change', actionType: 'update', id, request },
      () => service.updateSchedule({ ...request.body, id }, { credentials }),
    );
    res.json(answer);
  });

  router.delete('/schedules/:id', async (request, res) => {
    const credentials = await httpAuth.credentials(request, {
      allow: ['user'],
    });
    const { id } = request.params;
    await recordWrite(
      { eventId: 'schedule-change', actionType: 'delete', id, request },
      () => service.deleteSchedule(id, { credentials }),
    );
    res.status(204).end();
  });

  router.post('/schedules/:id/restore', async (request, res) => {
    const credentials = await httpAuth.credentials(request, {
      allow: ['user'],
    });
    const { id } = request.params;
    const answer = await recordWrite(
      { eventId: 'schedule-change', actionType: 'restore', id, request },
      () => service.restoreSchedule(id, { credentials }),
    );
    res.json(answer);
  });

  router.post('/schedules/:id/versions', async (request, res) => {
    const credentials = await httpAuth.credentials(request, {
      allow: ['user'],
    });
    const { id } = request.params;
    const body = request.body as SaveVersionRequest;
    const answer = await recordWrite(
      { eventId: 'schedule-change', actionType: 'save-version', id, request },
      () => service.saveVersion({ ...body, id }, { credentials }),
    );
    res.json(answer);
  });
}

function addOverrides(
  router: OncallRouter,
  { service, httpAuth, recordWrite }: RouteContext,
): void {
  router.post('/schedules/:id/overrides', async (request, res) => {
    const credentials = await httpAuth.credentials(request, {
      allow: ['user'],
    });
    const { id } = request.params;
    const override = request.body as NewOverride;
    const { schedule } = await recordWrite(
      { eventId: 'override-change', actionType: 'add', id, request },
      () => service.addOverride({ id, override }, { credentials }),
    );
    res.json(schedule);
  });

  router.delete(
    '/schedules/:id/overrides/:overrideId',
    async (request, res) => {
      const credentials = await httpAuth.credentials(request, {
        allow: ['user'],
      });
      const { id, overrideId } = request.params;
      const answer = await recordWrite(
        { eventId: 'override-change', actionType: 'remove', id, request },
        () => service.removeOverride({ id, overrideId }, { credentials }),
      );
      res.json(answer);
    },
  );
}
