import {
  alertsAlertReadPermission,
  alertsAlertRoutePermission,
} from '@callboard/backstage-plugin-alerts-common';
import { eachDatabase } from '@internal/test-kit';
import { ANA, LEDGER } from '../database/__testUtils__/alertTables';
import { DatabaseRouteMemory } from '../database/RouteMemory';
import type { Policy } from '../service/__testUtils__/alertWorld';
import {
  credentialsOf,
  deny,
  openRules,
  T0,
  VAULT,
} from './__testUtils__/rulesWorld';

const ana = credentialsOf('ana.ruiz');
const dana = credentialsOf('dana.roth');
const chen = credentialsOf('chen.li');
const stranger = credentialsOf('stranger');
const admin = credentialsOf('admin');

describe('RouteDesk', () => {
  eachDatabase(createDatabase => {
    const open = async (policy: Policy = {}) => {
      const world = await openRules(createDatabase, { policy });
      const memory = new DatabaseRouteMemory(world.db);
      const matchers = [{ label: 'job', op: '=', value: 'fx' }] as const;
      const byTarget = new Map<string, string>();
      const targets = [LEDGER, VAULT, 'component:default/gone'];
      for (const [index, targetRef] of targets.entries()) {
        const at = T0 + index;
        const by = index === 0 ? 'user:default/dana.roth' : ANA;
        await memory.remember({ laneId: 'k', matchers, targetRef, by, at });
        const [{ id }] = await world
          .db('remembered_routes')
          .where({ target_ref: targetRef });
        byTarget.set(targetRef, id);
      }
      const targetsOf = async (by: typeof ana) =>
        (await world.routes.list(by)).map(({ entityRef, mayForget }) => [
          ...[entityRef, mayForget],
        ]);
      return { ...world, idOf: (ref: string) => byTarget.get(ref)!, targetsOf };
    };

    it('lists those that lead to what somebody sees, and their own', async () => {
      const { routes, targetsOf } = await open();
      const [gone, , ledger] = await routes.list(ana);
      expect(ledger).toEqual({
        ...{ id: ledger.id, entityRef: LEDGER, mayForget: true },
        matchers: [{ label: 'job', op: '=', value: 'fx' }],
        target: { entityRef: LEDGER, title: 'ledger' },
        createdAt: '2026-12-02T03:06:00.000Z',
        createdBy: { entityRef: 'user:default/dana.roth', title: 'Dana Roth' },
      });
      expect(gone).not.toHaveProperty('target');
      expect(await targetsOf(stranger)).toEqual([[LEDGER, false]]);
      expect(await targetsOf(admin)).toEqual([
        ['component:default/gone', true],
        [VAULT, true],
        [LEDGER, true],
      ]);
      const byTeam = await targetsOf(chen);
      expect(byTeam).toContainEqual([VAULT, true]);
      expect(byTeam).toContainEqual([LEDGER, false]);
      const blind = await open({ [alertsAlertReadPermission.name]: deny });
      expect(await blind.targetsOf(ana)).toEqual([]);
    });

    const refused = { [alertsAlertRoutePermission.name]: deny };
    it.each<[string, typeof ana, string, string | undefined, Policy]>([
      ['its team', ana, LEDGER, undefined, {}],
      ['who has made it', ana, VAULT, undefined, {}],
      ['its team, that has not made it', chen, VAULT, undefined, {}],
      ['a team above', dana, LEDGER, undefined, {}],
      ['an administrator', admin, VAULT, undefined, {}],
      ['another team', chen, LEDGER, 'NotAllowedError', {}],
      ['who does not see it', stranger, VAULT, 'NotFoundError', {}],
      ['who may not by policy', ana, LEDGER, 'NotAllowedError', refused],
    ])('is forgotten by %s', async (_, by, ref, expected, policy) => {
      const { routes, idOf, db } = await open(policy);
      const outcome = await routes.forget(idOf(ref), by).then(
        () => undefined,
        error => error.name,
      );
      expect(outcome).toBe(expected);
      expect(await db('remembered_routes')).toHaveLength(expected ? 3 : 2);
      if (expected) return;
      await expect(routes.forget(idOf(ref), by)).rejects.toMatchObject({
        name: 'NotFoundError',
      });
    });
  });
});
