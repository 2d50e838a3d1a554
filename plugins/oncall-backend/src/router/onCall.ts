import { InputError } from '@backstage/errors';
import { packOnCall } from '@callboard/backstage-plugin-oncall-common';
import type { OncallRouter, RouteContext } from './createRouter';

function instantOf(written: string | undefined): number | undefined {
  if (written === undefined) return undefined;
  const found = /(Z|[+-]\d{2}:\d{2})$/.test(written)
    ? Date.parse(written)
    : NaN;
  if (Number.isNaN(found) || found < 0 || found >= Date.UTC(2100, 0, 1)) {
    throw new InputError(
      `at: "${written}" is no instant from 1970 to 2099; write one such as 2026-11-30T08:00:00Z`,
    );
  }
  return found;
}

export function addOnCallRoutes(
  router: OncallRouter,
  { service, httpAuth, recordRead }: RouteContext,
): void {
  router.post('/on-call/by-refs', async (request, res) => {
    const credentials = await httpAuth.credentials(request);
    const { entityRefs, at } = request.body;
    const answer = await recordRead(
      { queryType: 'on-call', refs: entityRefs, request },
      () =>
        service.getOnCallByRefs(
          { entityRefs, at: instantOf(at) },
          { credentials },
        ),
    );
    res.json(packOnCall(answer));
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
