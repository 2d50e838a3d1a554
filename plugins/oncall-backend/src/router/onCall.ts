import { packOnCall } from '@callboard/backstage-plugin-oncall-common';
import { instantOf } from '../service/instantOf';
import type { OncallRouter, RouteContext } from './createRouter';

export function addOnCallRoutes(
  router: OncallRouter,
  { service, httpAuth, recordRead }: RouteContext,
): void {
  router.post('/on-call/by-refs', async (request, res) => {
    const credentials = await httpAuth.credentials(request);
    const { entityRefs, at, outlook } = request.body;
    const answer = await recordRead(
      { queryType: 'on-call', refs: entityRefs, request },
      () =>
        service.getOnCallByRefs(
          { entityRefs, at: instantOf(at), outlook },
          { credentials },
        ),
    );
    res.json(packOnCall(answer));
  });

  router.get('/uncovered-services', async (request, res) => {
    const credentials = await httpAuth.credentials(request);
    const answer = await recordRead({ queryType: 'services', request }, () =>
      service.listUncoveredServices(request.query, { credentials }),
    );
    res.json(answer);
  });

  router.get('/on-call/shifts', async (request, res) => {
    const credentials = await httpAuth.credentials(request);
    const { person } = request.query;
    const answer = await recordRead(
      { queryType: 'shifts-of', refs: [person], request },
      () => service.listShiftsOf(request.query, { credentials }),
    );
    res.json(answer);
  });

  router.get('/my/shifts', async (request, res) => {
    const credentials = await httpAuth.credentials(request, {
      allow: ['user'],
    });
    const answer = await recordRead({ queryType: 'my-shifts', request }, () =>
      service.listMyShifts({ credentials }),
    );
    res.json(answer);
  });
}
