import type { CalendarScope } from '@callboard/backstage-plugin-oncall-common';
import type { OncallRouter, RouteContext } from './createRouter';

/** Routes of links; the calendars themselves are read without signing in, by a router of their own. */
export function addCalendarRoutes(
  router: OncallRouter,
  { calendars, httpAuth, recordRead, recordWrite }: RouteContext,
): void {
  router.get('/calendar-links', async (request, res) => {
    const credentials = await httpAuth.credentials(request, {
      allow: ['user'],
    });
    const answer = await recordRead(
      { queryType: 'calendar-links', request },
      () => calendars.listLinks({ credentials }),
    );
    res.json(answer);
  });

  router.post('/calendar-links', async (request, res) => {
    const credentials = await httpAuth.credentials(request, {
      allow: ['user'],
    });
    const scope = request.body as CalendarScope;
    const answer = await recordWrite(
      { eventId: 'calendar-change', actionType: 'create', request },
      () => calendars.createLink(scope, { credentials }),
    );
    // What is secret in it is told once and stays in no cache.
    res.status(201).set('Cache-Control', 'no-store').json(answer);
  });

  router.delete('/calendar-links/:id', async (request, res) => {
    const credentials = await httpAuth.credentials(request, {
      allow: ['user'],
    });
    const { id } = request.params;
    await recordWrite(
      { eventId: 'calendar-change', actionType: 'revoke', id, request },
      () => calendars.revokeLink(id, { credentials }),
    );
    res.status(204).end();
  });
}
